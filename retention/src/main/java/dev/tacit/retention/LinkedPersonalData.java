package dev.tacit.retention;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ExportSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ProviderDescription;
import dev.tacit.retention.internal.EngineSetup;
import dev.tacit.retention.internal.LinkedRemoval;
import dev.tacit.retention.internal.LinkedRows;
import dev.tacit.retention.internal.LinkedTable;
import dev.tacit.retention.internal.Row;
import dev.tacit.retention.jdbc.SubjectTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Several tables as one store of personal data: finds, counts, exports and erases the rows of one subject, also those that
 * are theirs only by way of a parent row. Thread-safe.
 *
 * <p>Whose a row is, the chain of its parents says at that moment; rows of another subject are never touched. Erasing
 * clears what a sweep's {@code ERASE_FIELDS} clears, and deletes no row, so that foreign keys stay whole. Legal holds are
 * asked as in a sweep; a hold on a record keeps what belongs to it too.
 */
public final class LinkedPersonalData implements PersonalDataProvider {
    private final EngineSetup setup;
    private final SubjectTables declared;
    private final Map<String, LinkedRows> stores;

    LinkedPersonalData(EngineSetup setup, SubjectTables declared, List<LinkedTable> tables) {
        this.setup = setup;
        this.declared = declared;
        // Children first: what hangs on a row is done before it.
        Map<String, LinkedRows> found = new LinkedHashMap<>();
        List<LinkedTable> upwards = new ArrayList<>(tables);
        Collections.reverse(upwards);
        for (LinkedTable table : upwards) {
            if (!table.mapping().personalMembers().isEmpty()
                    || !table.mapping().indexColumns().isEmpty()) {
                found.put(table.mapping().recordName(), new LinkedRows(table));
            }
        }
        this.stores = found;
    }

    @Override
    public ProviderDescription describe() {
        return new ProviderDescription.Holds(
                declared.store(),
                List.copyOf(stores.keySet()),
                stores.values().stream()
                        .map(store -> store.table().mapping())
                        .flatMap(mapping ->
                                mapping.personalMembers().stream().map(member -> mapping.recordName() + "." + member))
                        .toList());
    }

    /** Returns the names of the tables that this provider answers for, those that it was told hold nothing included. */
    public Set<String> tables() {
        Set<String> names = new TreeSet<>();
        declared.tables()
                .forEach(table -> names.add(table.mapping().table().text().toLowerCase(Locale.ROOT)));
        declared.without().keySet().forEach(table -> names.add(table.text().toLowerCase(Locale.ROOT)));
        return Collections.unmodifiableSet(names);
    }

    /** {@inheritDoc} Children come before their parents. */
    @Override
    public List<RecordRef> locate(Subject subject) {
        return setup.database().transaction((connection, dialect) -> {
            List<RecordRef> records = new ArrayList<>();
            for (Map.Entry<String, LinkedRows> store : stores.entrySet()) {
                store.getValue()
                        .idsOf(connection, subject)
                        .forEach(id -> records.add(RecordRef.of(store.getKey(), id)));
            }
            return records;
        });
    }

    /** Returns how many records of each kind this subject has, children before their parents. */
    public Map<String, Long> count(Subject subject) {
        return setup.database().transaction((connection, dialect) -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (Map.Entry<String, LinkedRows> store : stores.entrySet()) {
                counts.put(store.getKey(), store.getValue().count(connection, subject));
            }
            return Collections.unmodifiableMap(counts);
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>A record in which nothing personal is left counts as gone. A codec decides whether the caller may read.
     */
    @Override
    public long export(Subject subject, List<RecordRef> records, ExportSink sink) {
        Map<RecordRef, JsonObject> stored =
                setup.database().transaction((connection, dialect) -> stored(connection, subject, records));
        long exported = 0;
        for (RecordRef record : records) {
            JsonObject content = stored.get(record);
            LinkedRows store = stores.get(record.recordName());
            if (content != null && store != null) {
                sink.accept(record, store.clear(content, subject));
                exported++;
            }
        }
        return exported;
    }

    @Override
    public List<ErasureOutcome> erase(Subject subject, List<RecordRef> records) {
        return remove(subject, records, LinkedRemoval.What.ERASE_FIELDS);
    }

    @Override
    public List<ErasureOutcome> clearIndexes(Subject subject, List<RecordRef> records) {
        return remove(subject, records, LinkedRemoval.What.CLEAR_INDEXES);
    }

    private List<ErasureOutcome> remove(Subject subject, List<RecordRef> records, LinkedRemoval.What what) {
        return setup.database()
                .transaction((connection, dialect) ->
                        new LinkedRemoval(setup, stores, connection, subject, what).run(dialect, records));
    }

    @Override
    public List<RecordRef> verifyGone(Subject subject, List<RecordRef> records) {
        Set<RecordRef> left = setup.database().transaction((connection, dialect) -> left(connection, subject, records));
        return records.stream().filter(left::contains).toList();
    }

    private Set<RecordRef> left(Connection connection, Subject subject, List<RecordRef> records) throws SQLException {
        Set<RecordRef> left = new HashSet<>();
        for (Map.Entry<String, LinkedRows> store : stores.entrySet()) {
            List<String> ids = LinkedRows.ids(store.getKey(), records);
            Set<String> owned = store.getValue().owned(connection, subject, ids).keySet();
            for (Row row : store.getValue().find(connection, List.copyOf(owned))) {
                if (row.personalDataLeft(store.getValue().table().mapping())) {
                    left.add(RecordRef.of(store.getKey(), row.id()));
                }
            }
        }
        return left;
    }

    private Map<RecordRef, JsonObject> stored(Connection connection, Subject subject, List<RecordRef> records)
            throws SQLException {
        Map<RecordRef, JsonObject> stored = new HashMap<>();
        Set<RecordRef> left = left(connection, subject, records);
        for (Map.Entry<String, LinkedRows> store : stores.entrySet()) {
            List<String> ids = LinkedRows.ids(store.getKey(), List.copyOf(left));
            store.getValue()
                    .stored(connection, ids)
                    .forEach((id, content) -> stored.put(RecordRef.of(store.getKey(), id), content));
        }
        return stored;
    }
}
