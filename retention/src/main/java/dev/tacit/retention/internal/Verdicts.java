package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RuleRef;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to become of a batch's records, decided anew from what their locked rows say. Not thread-safe; one per
 * transaction.
 */
final class Verdicts {
    private final SweepBatch batch;
    private final RowStore store;
    private final Judge judge;
    private final Instant now;
    private final List<ItemState> states;
    private final List<SubjectHandle> handles;
    private final Map<Integer, FailureReason> failures = new HashMap<>();
    private final Set<Integer> late = new HashSet<>();
    private final Map<Set<String>, List<Row>> removals = new LinkedHashMap<>();
    private final Map<RuleRef, String> ruleNames = new HashMap<>();

    private Verdicts(SweepBatch batch, RowStore store, Judge judge, Instant now) {
        this.batch = batch;
        this.store = store;
        this.judge = judge;
        this.now = now;
        this.states = new ArrayList<>(batch.states());
        this.handles = new ArrayList<>(batch.handles());
    }

    /** Enters the hold gate, reads the clocks and looks for holds, in this order; the rows are locked before. */
    static Verdicts on(
            EngineSetup setup,
            Connection connection,
            Dialect dialect,
            SweepBatch batch,
            RowStore store,
            Collection<Row> locked)
            throws SQLException {
        // Holds are looked up after the row locks, by a statement of its own: under READ COMMITTED an earlier
        // statement would not see a hold that was committed while this one waited.
        setup.holds().enterShared(connection, dialect);
        // The clock too: it may have jumped while this transaction waited for rows or gate.
        Instant now = setup.clock().trustedNow(connection);
        return new Verdicts(batch, store, Judge.over(setup, connection, store, List.copyOf(locked), now), now);
    }

    /** Decides on the record at a position. */
    void decide(int position, Row row) {
        Optional<DueDecision> decision = judge.decide(row);
        ItemState state = outcome(row, decision);
        states.set(position, state);
        if (state == ItemState.FAILED) {
            failures.put(position, FailureReason.UNREADABLE);
        } else if (state == ItemState.REMOVED) {
            judge.handleOf(row).ifPresent(handle -> handles.set(position, handle));
            if (isLate(decision)) {
                late.add(position);
            }
            removals.computeIfAbsent(spared(decision), key -> new ArrayList<>()).add(row);
        }
    }

    /** Notes that there is no row at a position. */
    void gone(int position) {
        states.set(position, ItemState.ALREADY_GONE);
    }

    /** What was planned is done; what has changed since is left to the next plan. */
    private ItemState outcome(Row row, Optional<DueDecision> decision) {
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

    /** What goes at once has no term that could have run out. */
    private boolean isLate(Optional<DueDecision> decision) {
        return decision.orElseThrow() instanceof DueDecision.Due due
                && due.clock().at().isAfter(due.clock().happened())
                && due.clock().at().isBefore(now);
    }

    private Set<String> spared(Optional<DueDecision> decision) {
        return decision.orElseThrow() instanceof DueDecision.Due due
                        && !due.spared().isEmpty()
                ? store.table().membersOf(due.spared().keySet())
                : Set.of();
    }

    /** Says whether every record of the batch goes, and nothing of any is spared or held. */
    boolean allGoWhole() {
        List<Row> whole = removals.getOrDefault(Set.of(), List.of());
        return whole.size() == states.size() && whole.stream().noneMatch(judge::holdsAnything);
    }

    Instant now() {
        return now;
    }

    Judge judge() {
        return judge;
    }

    /** Returns members that are spared → the rows of which the rest goes. */
    Map<Set<String>, List<Row>> removals() {
        return removals;
    }

    /** Returns the batch as it is when what goes is gone, besides these records. */
    SweepBatch settled(List<Integer> positions, Map<String, FailureReason> failed) {
        for (int position : failed.isEmpty() ? List.<Integer>of() : positions) {
            Optional.ofNullable(failed.get(batch.ids().get(position)))
                    .ifPresent(reason -> failures.put(position, reason));
        }
        late.removeAll(failures.keySet());
        return batch.with(states).withHandles(handles).failing(failures).withLate(late.size());
    }
}
