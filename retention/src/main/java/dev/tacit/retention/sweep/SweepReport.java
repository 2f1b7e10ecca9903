package dev.tacit.retention.sweep;

import java.util.List;
import java.util.Objects;

/**
 * What a sweep did. Read from the state tables, so a run that was killed and resumed reports what an undisturbed one
 * would. Immutable and thread-safe.
 *
 * @param outcomesHash hash of every planned record's outcome; equal policies, plan and outcomes give equal reports up to
 *     the run's id
 */
public record SweepReport(
        String runId, String policyHash, String planHash, String outcomesHash, List<SweptRule> rules) {
    public SweepReport {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(policyHash, "policyHash");
        Objects.requireNonNull(planHash, "planHash");
        Objects.requireNonNull(outcomesHash, "outcomesHash");
        rules = List.copyOf(rules);
    }

    /** Returns how many records this run removed. */
    public long removed() {
        return count(ItemState.REMOVED) + count(ItemState.VERIFIED);
    }

    /** Returns how many records are due and still there, because other transactions kept them locked. Apply again. */
    public long overdue() {
        return count(ItemState.PLANNED);
    }

    /** Returns how many records are in this state. */
    public long count(ItemState state) {
        return rules.stream().mapToLong(rule -> rule.count(state)).sum();
    }
}
