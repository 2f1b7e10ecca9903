package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.table.Dialect;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One removal from linked tables, in one transaction: lock the rows, ask whose they are, enter the hold gate, look for
 * holds, remove. Not thread-safe; one per transaction.
 */
public final class LinkedRemoval {
    private final EngineSetup setup;
    private final Map<String, LinkedRows> stores;
    private final Connection connection;
    private final Subject subject;
    private final SubjectHandle handle;
    private final What what;
    private final Map<RecordRef, Row> rows = new LinkedHashMap<>();
    private final Map<RecordRef, List<RecordRef>> chains = new HashMap<>();

    /** @param stores kind of record → its rows, children first */
    public LinkedRemoval(
            EngineSetup setup, Map<String, LinkedRows> stores, Connection connection, Subject subject, What what) {
        this.setup = setup;
        this.stores = stores;
        this.connection = connection;
        this.subject = subject;
        this.handle = setup.handleOf(subject);
        this.what = what;
    }

    /** What is removed from rows. */
    public enum What {
        /** Personal columns, index columns and personal members of documents. */
        ERASE_FIELDS,
        /** Index columns. */
        CLEAR_INDEXES;

        boolean isLeft(Row row, TableMapping mapping) {
            return this == ERASE_FIELDS ? row.personalDataLeft(mapping) : row.indexesLeft(mapping);
        }

        /** What cannot be read might hold what would be left. */
        boolean isPossible(Row row) {
            return this == CLEAR_INDEXES || !(row.document() instanceof StoredDocument.Unreadable);
        }

        void remove(Connection connection, RowWriter writer, List<Row> rows) throws SQLException {
            if (this == ERASE_FIELDS) {
                writer.eraseFields(connection, rows, Set.of());
            } else {
                writer.clearIndexes(connection, rows);
            }
        }
    }

    /** Removes what may be removed of these records, and returns what became of each. */
    public List<ErasureOutcome> run(Dialect dialect, List<RecordRef> records) throws SQLException {
        for (Map.Entry<String, LinkedRows> store : stores.entrySet()) {
            lockOwned(store.getKey(), store.getValue(), records);
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
    private void lockOwned(String recordName, LinkedRows store, List<RecordRef> records) throws SQLException {
        List<Row> locked = store.lock(connection, LinkedRows.ids(recordName, records));
        Map<String, List<RecordRef>> owned =
                store.owned(connection, subject, locked.stream().map(Row::id).toList());
        for (Row row : locked) {
            List<RecordRef> chain = owned.get(row.id());
            if (chain != null && what.isLeft(row, store.table().mapping())) {
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
                .anyMatch(
                        one -> !holds.on(one, Optional.of(handle), categories).isEmpty());
        if (held) {
            return ErasureOutcome.Result.HELD;
        }
        return what.isPossible(row) ? ErasureOutcome.Result.ERASED : ErasureOutcome.Result.FAILED;
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
            what.remove(connection, store.writer(), removable);
            Audit.record(setup, removed(recordName, removable.size()));
        }
    }

    private AuditEvent.Removal removed(String recordName, long records) {
        return new AuditEvent.Removal(
                setup.tenant(),
                setup.actor(),
                "erasure-request",
                recordName,
                what.name(),
                List.of(handle),
                records,
                Outcome.ALLOWED);
    }
}
