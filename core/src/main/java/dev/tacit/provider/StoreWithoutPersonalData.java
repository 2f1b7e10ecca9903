package dev.tacit.provider;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import java.util.List;

/**
 * The provider of a store that holds nothing personal, and says why. Immutable and thread-safe.
 *
 * @param store the store's name, as operators know it
 * @param reason why that is sure; an auditor reads it
 */
public record StoreWithoutPersonalData(String store, String reason) implements PersonalDataProvider {
    public StoreWithoutPersonalData {
        ProviderDescription unused = new ProviderDescription.NoPersonalData(store, reason);
    }

    /** Returns the provider of this store. */
    public static StoreWithoutPersonalData named(String store, String reason) {
        return new StoreWithoutPersonalData(store, reason);
    }

    @Override
    public ProviderDescription describe() {
        return new ProviderDescription.NoPersonalData(store, reason);
    }

    @Override
    public List<RecordRef> locate(Subject subject) {
        return List.of();
    }

    @Override
    public long export(Subject subject, List<RecordRef> records, ExportSink sink) {
        return 0;
    }

    @Override
    public List<ErasureOutcome> erase(Subject subject, List<RecordRef> records) {
        return gone(records);
    }

    @Override
    public List<ErasureOutcome> clearIndexes(Subject subject, List<RecordRef> records) {
        return gone(records);
    }

    @Override
    public List<RecordRef> verifyGone(Subject subject, List<RecordRef> records) {
        return List.of();
    }

    private static List<ErasureOutcome> gone(List<RecordRef> records) {
        return records.stream()
                .map(record -> new ErasureOutcome(record, ErasureOutcome.Result.ALREADY_GONE))
                .toList();
    }
}
