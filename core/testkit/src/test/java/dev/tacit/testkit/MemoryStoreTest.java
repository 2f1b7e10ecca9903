package dev.tacit.testkit;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ErasureOutcome.Result;
import dev.tacit.provider.ExportSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ProviderDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The contract holds for the smallest store that keeps it. */
class MemoryStoreTest extends PersonalDataProviderContract {
    private final MemoryStore store = new MemoryStore();

    @Override
    protected PersonalDataProvider provider() {
        return store;
    }

    @Override
    protected RecordRef store(Subject subject, String recordId) {
        store.owners.put(recordId, subject);
        store.indexed.add(recordId);
        return RecordRef.of("note", recordId);
    }

    /** Notes in memory, and an index of them. */
    private static final class MemoryStore implements PersonalDataProvider {
        private final Map<String, Subject> owners = new TreeMap<>();
        private final Set<String> indexed = new HashSet<>();

        @Override
        public ProviderDescription describe() {
            return new ProviderDescription.Holds("memory", List.of("note"), List.of("note.text"));
        }

        @Override
        public synchronized List<RecordRef> locate(Subject subject) {
            return owners.entrySet().stream()
                    .filter(owner -> owner.getValue().equals(subject))
                    .map(owner -> RecordRef.of("note", owner.getKey()))
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
            return outcomes(records, record -> {
                boolean owned = owners.remove(record.recordId(), subject);
                return owned && forgetIndex(record);
            });
        }

        private boolean forgetIndex(RecordRef record) {
            indexed.remove(record.recordId());
            return true;
        }

        @Override
        public synchronized List<ErasureOutcome> clearIndexes(Subject subject, List<RecordRef> records) {
            return outcomes(
                    records,
                    record -> subject.equals(owners.get(record.recordId())) && indexed.remove(record.recordId()));
        }

        @Override
        public synchronized List<RecordRef> verifyGone(Subject subject, List<RecordRef> records) {
            return records.stream()
                    .filter(record -> subject.equals(owners.get(record.recordId())))
                    .toList();
        }

        private static List<ErasureOutcome> outcomes(List<RecordRef> records, Predicate<RecordRef> act) {
            return records.stream()
                    .map(record -> new ErasureOutcome(record, act.test(record) ? Result.ERASED : Result.ALREADY_GONE))
                    .toList();
        }
    }
}
