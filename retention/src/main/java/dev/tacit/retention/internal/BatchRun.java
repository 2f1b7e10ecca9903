package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One transaction of a sweep, over a batch that it has locked: lock the rows; enter the hold gate; read the clocks; look
 * for holds and decide anew, from what the locked rows say; act; note what became of each; tell the audit log. Not
 * thread-safe; one per transaction.
 *
 * <p>Where all that is done to a row is to clear columns, the statement that locks it may clear them too: a decision
 * afterwards, with the same gate, clocks and holds, keeps the whole transaction from its commit unless every row of the
 * batch goes. That spares the database a second way through the index and the table to each row.
 */
final class BatchRun {
    private final EngineSetup setup;
    private final Connection connection;
    private final Dialect dialect;
    private final Copies copies;

    BatchRun(EngineSetup setup, Copies copies, Connection connection, Dialect dialect) {
        this.setup = setup;
        this.copies = copies;
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * A batch as it is now, and the instant by which that was decided.
     *
     * @param whole whether every record went, and nothing of any was spared
     */
    record Done(SweepBatch batch, Instant at, boolean whole) {}

    /** Removes what is still due of the records at these positions, and returns the batch as it is then. */
    Done run(String runId, SweepBatch batch, List<Integer> positions, RowStore.Locking locking) throws SQLException {
        RowStore store = store(batch);
        List<String> ids = positions.stream().map(batch.ids()::get).toList();
        Map<String, Row> rows = byId(
                batch.action() == RemovalAction.ERASE_ROW
                        ? store.lock(connection, dialect, ids, locking)
                        : store.lockToChange(connection, dialect, ids, locking));
        Set<String> present = store.existing(
                connection, ids.stream().filter(id -> !rows.containsKey(id)).toList());
        Verdicts verdicts = Verdicts.on(setup, connection, dialect, batch, store, rows.values());
        for (int position : positions) {
            String id = batch.ids().get(position);
            Row row = rows.get(id);
            if (row != null) {
                verdicts.decide(position, row);
            } else if (!present.contains(id)) {
                verdicts.gone(position);
            }
        }
        boolean whole = verdicts.allGoWhole();
        RowActions actions = new RowActions(setup, copies, connection, dialect, verdicts.now());
        Map<String, FailureReason> failed = new HashMap<>();
        for (Map.Entry<Set<String>, List<Row>> removal : verdicts.removals().entrySet()) {
            failed.putAll(actions.act(
                    runId, batch, store, removal.getValue(), removal.getKey(), verdicts.judge()::holdsAnything));
        }
        return new Done(verdicts.settled(positions, failed), verdicts.now(), whole && failed.isEmpty());
    }

    /** Says whether the batch's rows may be erased before they are judged: nothing but their columns is touched. */
    boolean mayEraseFirst(SweepBatch batch) {
        MappedTable table = store(batch).table();
        return batch.action() == RemovalAction.ERASE_FIELDS
                && table.mapping().documentColumn().isEmpty()
                && setup.swept(batch.recordName()).copies().isEmpty()
                && batch.count(ItemState.PLANNED) == batch.states().size();
    }

    /**
     * Erases the batch's rows, which locks them, and judges them then.
     *
     * @throws RowsStayException if any of them has to stay or is not there; the transaction must be rolled back
     */
    Done eraseFirst(SweepBatch batch) throws SQLException {
        RowStore store = store(batch);
        Map<String, Row> rows = byId(store.eraseFirst().erase(connection, batch.ids()));
        Verdicts verdicts = Verdicts.on(setup, connection, dialect, batch, store, rows.values());
        for (int position = 0; position < batch.ids().size(); position++) {
            Row row = Optional.ofNullable(rows.get(batch.ids().get(position))).orElseThrow(RowsStayException::new);
            verdicts.decide(position, row);
        }
        if (!verdicts.allGoWhole()) {
            throw new RowsStayException();
        }
        return new Done(verdicts.settled(List.of(), Map.of()), verdicts.now(), true);
    }

    private RowStore store(SweepBatch batch) {
        return Optional.ofNullable(setup.tables().get(batch.recordName()))
                .orElseThrow(() -> new RetentionSetupException("a planned kind of record is not mapped here"));
    }

    /** @throws RowsRefusedException if an id names two rows: the database has lost the key that it had at the start */
    private static Map<String, Row> byId(List<Row> rows) {
        Map<String, Row> byId = new LinkedHashMap<>(2 * rows.size());
        for (Row row : rows) {
            if (byId.put(row.id(), row) != null) {
                throw new RowsRefusedException(FailureReason.DATABASE);
            }
        }
        return byId;
    }

    /**
     * Tells the audit log, before the commit, what was removed and what failed between these two states of a batch. What the
     * database checks at the commit only is checked before, so that the log hears of nothing that this would undo.
     */
    void tell(String runId, SweepBatch before, SweepBatch after) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            try (PreparedStatement check = connection.prepareStatement("SET CONSTRAINTS ALL IMMEDIATE")) {
                check.execute();
            }
        }
        tell(runId, before, after, ItemState.REMOVED, Outcome.ALLOWED);
        tell(runId, before, after, ItemState.FAILED, Outcome.FAILED);
    }

    private void tell(String runId, SweepBatch before, SweepBatch after, ItemState state, Outcome outcome) {
        List<SubjectHandle> handles = after.handlesNewly(state, before);
        if (!handles.isEmpty()) {
            Audit.record(setup, event(runId, after, handles, outcome));
        }
    }

    private AuditEvent event(String runId, SweepBatch batch, List<SubjectHandle> handles, Outcome outcome) {
        return new AuditEvent.Removal(
                setup.tenant(),
                setup.actor(),
                batch.rule() + "#" + setup.policyHash() + "#" + runId + "/" + batch.number(),
                batch.recordName(),
                batch.action().name(),
                handles.stream().distinct().toList(),
                handles.size(),
                outcome);
    }
}
