package dev.tacit.retention.sweep;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What changed between a plan and the one before it by the same policies, and what the mass-delete guard makes of it. The
 * same two plans give the same diff. Immutable and thread-safe. Holds no id of a record or subject.
 *
 * @param previousRun the plan before; empty if there is none, or nobody applied it and it was forgotten
 * @param changes sorted
 * @param refusals sorted
 * @param exceeded the guard's limits that the whole plan exceeds
 * @param released whether a second person has released the plan from them
 */
public record PlanDiff(
        String runId,
        Optional<String> previousRun,
        List<PlanChange> changes,
        List<RefusalChange> refusals,
        Set<GuardLimit> exceeded,
        boolean released) {
    public PlanDiff {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(previousRun, "previousRun");
        changes = changes.stream().sorted().toList();
        refusals = refusals.stream().sorted().toList();
        EnumSet<GuardLimit> limits = EnumSet.noneOf(GuardLimit.class);
        limits.addAll(exceeded);
        exceeded = Collections.unmodifiableSet(limits);
    }

    /** Says whether the guard lets the plan be applied as it is. */
    public boolean mayBeApplied() {
        return exceeded.isEmpty() || released;
    }

    /** Returns how many records are planned now and were not before. */
    public long added() {
        return changes.stream().mapToLong(PlanChange::added).sum();
    }

    /** Returns how many records are planned in another way than before. */
    public long changed() {
        return changes.stream().mapToLong(PlanChange::changed).sum();
    }

    /** Returns how many records were planned before and are gone by a sweep. */
    public long swept() {
        return changes.stream().mapToLong(PlanChange::swept).sum();
    }

    /** Returns how many records were planned before and are not now, though no sweep removed them. */
    public long withdrawn() {
        return changes.stream().mapToLong(PlanChange::withdrawn).sum();
    }
}
