package dev.tacit.retention;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ExportSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ProviderDescription;
import dev.tacit.retention.internal.ActiveHolds;
import dev.tacit.retention.internal.Audit;
import dev.tacit.retention.internal.EngineSetup;
import dev.tacit.retention.internal.LinkedRows;
import dev.tacit.retention.internal.LinkedTable;
import dev.tacit.retention.internal.Row;
import dev.tacit.retention.internal.StoredDocument;
import dev.tacit.retention.jdbc.SubjectTables;
import dev.tacit.table.Dialect;
import dev.tacit.table.TableMapping;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
        return setup.database()
                .transaction((connection, dialect) -> new Removal(connection, subject, records, "ERASE_FIELDS") {
                    @Override
                    boolean left(Row row, TableMapping mapping) {
                        return row.personalDataLeft(mapping);
                    }

                    @Override
                    boolean possible(Row row) {
                        // What cannot be read might hold what would be left.
                        return !(row.document() instanceof StoredDocument.Unreadable);
                    }

                    @Override
                    void remove(LinkedRows store, List<Row> rows) throws SQLException {
                        store.writer().eraseFields(connection, rows, Set.of());
                    }
                }.run(dialect));
    }

    @Override
    public List<ErasureOutcome> clearIndexes(Subject subject, List<RecordRef> records) {
        return setup.database()
                .transaction((connection, dialect) -> new Removal(connection, subject, records, "CLEAR_INDEXES") {
                    @Override
                    boolean left(Row row, TableMapping mapping) {
                        return row.indexesLeft(mapping);
                    }

                    @Override
                    boolean possible(Row row) {
                        return true;
                    }

                    @Override
                    void remove(LinkedRows store, List<Row> rows) throws SQLException {
                        store.writer().clearIndexes(connection, rows);
                    }
                }.run(dialect));
    }

    @Override
    public List<RecordRef> verifyGone(Subject subject, List<RecordRef> records) {
        Set<RecordRef> left = setup.database().transaction((connection, dialect) -> left(connection, subject, records));
        return records.stream().filter(left::contains).toList();
    }

    private Set<RecordRef> left(Connection connection, Subject subject, List<RecordRef> records) throws SQLException {
        Set<RecordRef> left = new HashSet<>();
        for (Map.Entry<String, LinkedRows> store : stores.entrySet()) {
            List<String> ids = ids(store.getKey(), records);
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
            List<String> ids = ids(store.getKey(), List.copyOf(left));
            store.getValue()
                    .stored(connection, ids)
                    .forEach((id, content) -> stored.put(RecordRef.of(store.getKey(), id), content));
        }
        return stored;
    }

    private static List<String> ids(String recordName, List<RecordRef> records) {
        return records.stream()
                .filter(record -> record.recordName().equals(recordName))
                .map(RecordRef::recordId)
                .distinct()
                .toList();
    }

    /** One removal in one transaction: lock the rows, ask whose they are, enter the hold gate, look for holds, remove. */
    private abstract class Removal {
        final Connection connection;
        private final Subject subject;
        private final SubjectHandle handle;
        private final List<RecordRef> records;
        private final String action;
        private final Map<RecordRef, Row> rows = new LinkedHashMap<>();
        private final Map<RecordRef, List<RecordRef>> chains = new HashMap<>();

        Removal(Connection connection, Subject subject, List<RecordRef> records, String action) {
            this.connection = connection;
            this.subject = subject;
            this.handle = setup.handleOf(subject);
            this.records = records;
            this.action = action;
        }

        abstract boolean left(Row row, TableMapping mapping);

        abstract boolean possible(Row row);

        abstract void remove(LinkedRows store, List<Row> removable) throws SQLException;

        List<ErasureOutcome> run(Dialect dialect) throws SQLException {
            for (Map.Entry<String, LinkedRows> store : stores.entrySet()) {
                lockOwned(store.getKey(), store.getValue());
            }
            setup.holds().enterNested(connection, dialect);
            List<RecordRef> named =
                    chains.values().stream().flatMap(List::stream).distinct().toList();
            ActiveHolds holds = setup.holds().on(connection, setup.clock().now(connection), named, List.of(handle));
            Map<RecordRef, ErasureOutcome> outcomes = new HashMap<>();
            for (RecordRef record : records) {
                outcomes.put(record, new ErasureOutcome(record, resultFor(record, holds)));
            }
            for (Map.Entry<String, LinkedRows> store : stores.entrySet()) {
                removeFrom(store.getKey(), store.getValue(), outcomes);
            }
            return records.stream().map(outcomes::get).toList();
        }

        /** Whose the rows are is asked after they are locked, by a statement of its own. */
        private void lockOwned(String recordName, LinkedRows store) throws SQLException {
            List<Row> locked = store.lock(connection, ids(recordName, records));
            Map<String, List<RecordRef>> owned = store.owned(
                    connection, subject, locked.stream().map(Row::id).toList());
            for (Row row : locked) {
                List<RecordRef> chain = owned.get(row.id());
                if (chain != null && left(row, store.table().mapping())) {
                    rows.put(chain.get(0), row);
                    chains.put(chain.get(0), chain);
                }
            }
        }

        private ErasureOutcome.Result resultFor(RecordRef record, ActiveHolds holds) {
            Row row = rows.get(record);
            LinkedRows store = stores.get(record.recordName());
            if (row == null || store == null) {
                return ErasureOutcome.Result.ALREADY_GONE;
            }
            Set<String> categories = store.table().categories().keySet();
            boolean held = chains.getOrDefault(record, List.of(record)).stream()
                    .anyMatch(one ->
                            !holds.on(one, Optional.of(handle), categories).isEmpty());
            if (held) {
                return ErasureOutcome.Result.HELD;
            }
            return possible(row) ? ErasureOutcome.Result.ERASED : ErasureOutcome.Result.FAILED;
        }

        private static boolean erased(@Nullable ErasureOutcome outcome) {
            return outcome != null && outcome.result() == ErasureOutcome.Result.ERASED;
        }

        private void removeFrom(String recordName, LinkedRows store, Map<RecordRef, ErasureOutcome> outcomes)
                throws SQLException {
            List<Row> removable = rows.entrySet().stream()
                    .filter(row -> row.getKey().recordName().equals(recordName))
                    .filter(row -> erased(outcomes.get(row.getKey())))
                    .map(Map.Entry::getValue)
                    .toList();
            if (!removable.isEmpty()) {
                remove(store, removable);
                Audit.record(
                        setup,
                        new AuditEvent.Removal(
                                setup.tenant(),
                                setup.actor(),
                                "erasure-request",
                                recordName,
                                action,
                                List.of(handle),
                                removable.size(),
                                Outcome.ALLOWED));
            }
        }
    }
}
