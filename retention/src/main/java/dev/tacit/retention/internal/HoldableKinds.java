package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kinds of record that an engine knows, and how their ids are written: a hold on anything else would be found by no
 * removal, and keep nothing. Thread-safe.
 */
public final class HoldableKinds {
    private final Map<String, Ids> kinds = new ConcurrentHashMap<>();

    private record Ids(ValueType record, ValueType subject) {}

    /** Begins with the kinds that are swept. */
    public HoldableKinds(Collection<RowStore> swept) {
        swept.forEach(store -> kinds.put(
                store.table().mapping().recordName(),
                new Ids(store.table().idType(), store.table().subjectType())));
    }

    /** Adds the kinds of a provider's tables. */
    public void add(List<LinkedTable> tables) {
        tables.forEach(table -> kinds.putIfAbsent(
                table.mapping().recordName(),
                new Ids(
                        table.idType(),
                        table.chain().get(table.chain().size() - 1).subjectType())));
    }

    /**
     * Refuses a record that a hold would not find.
     *
     * @throws IllegalArgumentException if no table of the engine's can have such a record
     */
    public void require(RecordRef record) {
        Ids ids = kinds.get(record.recordName());
        if (ids == null) {
            throw new IllegalArgumentException(
                    "a hold names a kind of record that is mapped here; one on any other would keep nothing");
        }
        if (!ids.record().fits(record.recordId())) {
            throw new IllegalArgumentException(
                    "a hold names a record by its id as the database writes it; by another it would keep nothing");
        }
    }

    /**
     * Refuses a subject whom a hold would not find.
     *
     * @throws IllegalArgumentException if no table of the engine's can have rows of such a subject
     */
    public void require(Subject subject) {
        boolean fits = kinds.values().stream().anyMatch(ids -> ids.subject().fits(subject.id()));
        boolean misspelt = kinds.values().stream().anyMatch(ids -> ids.subject().isMisspelt(subject.id()));
        if (!fits || misspelt) {
            throw new IllegalArgumentException(
                    "a hold names a subject by the id as the database writes it, a UUID in lower case for example; by"
                            + " another it would keep nothing");
        }
    }
}
