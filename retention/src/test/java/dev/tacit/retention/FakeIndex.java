package dev.tacit.retention;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ExportSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ProviderDescription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A search index that holds a copy of each order, and can be told to fail, to forget slowly, or to look around first. */
final class FakeIndex implements PersonalDataProvider {
    final Map<RecordRef, Subject> copies = new ConcurrentHashMap<>();
    private final String store;
    boolean fails;
    boolean keepsWhatItErases;
    Duration lag = Duration.ZERO;
    Runnable beforeErasing = () -> {};

    FakeIndex(String store) {
        this.store = store;
    }

    void add(String orderId, String subject) {
        copies.put(RecordRef.of("order", orderId), Subject.of(subject));
    }

    @Override
    public ProviderDescription describe() {
        return new ProviderDescription.Holds(store, List.of("order"), List.of("order.buyerName"));
    }

    @Override
    public List<RecordRef> locate(Subject subject) {
        return copies.entrySet().stream()
                .filter(copy -> copy.getValue().equals(subject))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public long export(Subject subject, List<RecordRef> records, ExportSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ErasureOutcome> erase(Subject subject, List<RecordRef> records) {
        beforeErasing.run();
        if (fails) {
            throw new IllegalStateException("Ann Onym cannot be erased: the index is closed");
        }
        return records.stream()
                .map(record -> new ErasureOutcome(
                        record,
                        !keepsWhatItErases && copies.remove(record, subject)
                                ? ErasureOutcome.Result.ERASED
                                : ErasureOutcome.Result.ALREADY_GONE))
                .toList();
    }

    @Override
    public List<ErasureOutcome> clearIndexes(Subject subject, List<RecordRef> records) {
        return erase(subject, records);
    }

    @Override
    public List<RecordRef> verifyGone(Subject subject, List<RecordRef> records) {
        return records.stream().filter(copies::containsKey).toList();
    }

    @Override
    public Duration maxPhysicalLag() {
        return lag;
    }
}
