package dev.tacit.retention.testkit;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ErasureOutcome.Result;
import dev.tacit.provider.ExportSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ProviderDescription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A search index in memory: the smallest store of copies that keeps its contract. */
class MemoryIndex implements PersonalDataProvider {
    final Map<RecordRef, Subject> owners = new HashMap<>();
    final Set<RecordRef> terms = new HashSet<>();

    RecordRef add(Subject subject, String recordId) {
        RecordRef record = RecordRef.of("order", recordId);
        owners.put(record, subject);
        terms.add(record);
        return record;
    }

    @Override
    public ProviderDescription describe() {
        return new ProviderDescription.Holds("search index", List.of("order"), List.of("order.buyerName"));
    }

    @Override
    public synchronized List<RecordRef> locate(Subject subject) {
        return owners.keySet().stream()
                .filter(record -> subject.equals(owners.get(record)))
                .toList();
    }

    @Override
    public synchronized long export(Subject subject, List<RecordRef> records, ExportSink sink) {
        List<RecordRef> found = verifyGone(subject, records);
        found.forEach(record -> sink.accept(record, JsonObject.empty()));
        return found.size();
    }

    @Override
    public synchronized List<ErasureOutcome> erase(Subject subject, List<RecordRef> records) {
        return records.stream()
                .map(record -> outcome(record, owners.remove(record, subject)))
                .toList();
    }

    @Override
    public synchronized List<ErasureOutcome> clearIndexes(Subject subject, List<RecordRef> records) {
        return records.stream()
                .map(record -> outcome(record, subject.equals(owners.get(record)) && terms.remove(record)))
                .toList();
    }

    private static ErasureOutcome outcome(RecordRef record, boolean erased) {
        return new ErasureOutcome(record, erased ? Result.ERASED : Result.ALREADY_GONE);
    }

    @Override
    public synchronized List<RecordRef> verifyGone(Subject subject, List<RecordRef> records) {
        return records.stream()
                .filter(record -> subject.equals(owners.get(record)))
                .toList();
    }
}
