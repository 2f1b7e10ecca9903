package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.policy.RuleRef;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One transaction of a sweep, over a batch that it has locked: lock the rows; enter the hold gate; read the clocks; look for holds and
 * decide anew, from what the locked rows say; act; note what became of each; tell the audit log. Not thread-safe; one per
 * transaction.
 */
final class BatchRun {
    private final EngineSetup setup;
    private final Connection connection;
    private final Dialect dialect;
    private final Copies copies;
    private final Map<RuleRef, String> ruleNames = new HashMap<>();

    BatchRun(EngineSetup setup, Copies copies, Connection connection, Dialect dialect) {
        this.setup = setup;
        this.copies = copies;
        this.connection = connection;
        this.dialect = dialect;
    }

    /** A batch as it is now, and the instant by which that was decided. */
    record Done(SweepBatch batch, Instant at) {}

    /** Removes what is still due of the records at these positions, and returns the batch as it is then. */
    Done run(String runId, SweepBatch batch, List<Integer> positions, RowStore.Locking locking) throws SQLException {
        RowStore store = Optional.ofNullable(setup.tables().get(batch.recordName()))
                .orElseThrow(() -> new RetentionSetupException("a planned kind of record is not mapped here"));
        List<String> ids = positions.stream().map(batch.ids()::get).toList();
        Map<String, Row> rows = new LinkedHashMap<>();
        store.lock(connection, dialect, ids, locking).forEach(row -> rows.put(row.id(), row));
        Set<String> present = store.existing(
                connection, ids.stream().filter(id -> !rows.containsKey(id)).toList());
        // Holds are looked up after the row locks, by a statement of its own: under READ COMMITTED an earlier
        // statement would not see a hold that was committed while this one waited.
        setup.holds().enterShared(connection, dialect);
        // The clock too: it may have jumped while this transaction waited for rows or gate.
        Instant now = setup.clock().trustedNow(connection);
        Judge judge = Judge.over(setup, connection, store, List.copyOf(rows.values()), now);
        List<ItemState> states = new ArrayList<>(batch.states());
        List<SubjectHandle> handles = new ArrayList<>(batch.handles());
        Map<Integer, FailureReason> failures = new HashMap<>();
        Map<Set<String>, List<Row>> removals = new LinkedHashMap<>();
        for (int position : positions) {
            String id = batch.ids().get(position);
            Row row = rows.get(id);
            if (row != null) {
                Optional<DueDecision> decision = judge.decide(row);
                states.set(position, outcome(batch, row, decision));
                if (states.get(position) == ItemState.FAILED) {
                    failures.put(position, FailureReason.UNREADABLE);
                } else if (states.get(position) == ItemState.REMOVED) {
                    judge.handleOf(row).ifPresent(handle -> handles.set(position, handle));
                    removals.computeIfAbsent(spared(store, decision), key -> new ArrayList<>())
                            .add(row);
                }
            } else if (!present.contains(id)) {
                states.set(position, ItemState.ALREADY_GONE);
            }
        }
        RowActions actions = new RowActions(setup, copies, connection, dialect, now);
        Map<String, FailureReason> failed = new HashMap<>();
        for (Map.Entry<Set<String>, List<Row>> removal : removals.entrySet()) {
            failed.putAll(actions.act(runId, batch, store, removal.getValue(), removal.getKey(), judge::holdsAnything));
        }
        for (int position : failed.isEmpty() ? List.<Integer>of() : positions) {
            Optional.ofNullable(failed.get(batch.ids().get(position)))
                    .ifPresent(reason -> failures.put(position, reason));
        }
        return new Done(batch.with(states).withHandles(handles).failing(failures), now);
    }

    /** What was planned is done; what has changed since is left to the next plan. */
    private ItemState outcome(SweepBatch batch, Row row, Optional<DueDecision> decision) {
        if (decision.isEmpty()) {
            return ItemState.ALREADY_GONE;
        }
        if (!(decision.get() instanceof DueDecision.Due due)
                || !ruleNames.computeIfAbsent(due.rule(), RuleRef::toString).equals(batch.rule())
                || due.action() != batch.action()) {
            return ItemState.NOT_DUE;
        }
        return due.action() != RemovalAction.ERASE_ROW && row.document() instanceof StoredDocument.Unreadable
                ? ItemState.FAILED
                : ItemState.REMOVED;
    }

    private static Set<String> spared(RowStore store, Optional<DueDecision> decision) {
        return decision.orElseThrow() instanceof DueDecision.Due due && !due.spared().isEmpty()
                ? store.table().membersOf(due.spared().keySet())
                : Set.of();
    }

    /** Tells the audit log, before the commit, what was removed and what failed between these two states of a batch. */
    void tell(SweepBatch before, SweepBatch after) {
        tell(before, after, ItemState.REMOVED, Outcome.ALLOWED);
        tell(before, after, ItemState.FAILED, Outcome.FAILED);
    }

    private void tell(SweepBatch before, SweepBatch after, ItemState state, Outcome outcome) {
        List<SubjectHandle> handles = new ArrayList<>();
        for (int i = 0; i < after.states().size(); i++) {
            if (after.states().get(i) == state && before.states().get(i) == ItemState.PLANNED) {
                handles.add(after.handles().get(i));
            }
        }
        if (!handles.isEmpty()) {
            Audit.record(setup, event(after, handles, outcome));
        }
    }

    private AuditEvent event(SweepBatch batch, List<SubjectHandle> handles, Outcome outcome) {
        return new AuditEvent.Removal(
                setup.tenant(),
                setup.actor(),
                batch.rule() + "#" + setup.policyHash(),
                batch.recordName(),
                batch.action().name(),
                handles.stream().distinct().toList(),
                handles.size(),
                outcome);
    }
}
