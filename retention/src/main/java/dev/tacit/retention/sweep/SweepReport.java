package dev.tacit.retention.sweep;

import dev.tacit.retention.due.FailureReason;
import java.util.List;
import java.util.Objects;

/**
 * What a sweep did. Read from the state tables, so a run that was killed and resumed reports what an undisturbed one
 * would. Immutable and thread-safe.
 *
 * @param outcomesHash hash of every planned record's outcome; equal policies, plan and outcomes give equal reports up to
 *     the run's id
 * @param copies what became of the records' copies, by kind of record and store
 * @param keysWaiting how many subjects' keys, of whatever run, are to be shredded and are not, because something of the
 *     subject's is left or held; not those in the vault's quarantine
 */
public record SweepReport(
        String runId,
        String policyHash,
        String planHash,
        String outcomesHash,
        List<SweptRule> rules,
        List<SweptCopy> copies,
        long keysWaiting) {
    public SweepReport {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(policyHash, "policyHash");
        Objects.requireNonNull(planHash, "planHash");
        Objects.requireNonNull(outcomesHash, "outcomesHash");
        rules = List.copyOf(rules);
        copies = List.copyOf(copies);
    }

    /** Returns of how many removed records copies are still to be erased. The next sweep goes on with them. */
    public long copiesOwed() {
        return copies.stream().mapToLong(SweptCopy::owed).sum();
    }

    /** Returns how many records this run removed. */
    public long removed() {
        return count(ItemState.REMOVED) + count(ItemState.VERIFIED);
    }

    /** Returns how many records this run removed after their term had run out. */
    public long late() {
        return rules.stream().mapToLong(SweptRule::late).sum();
    }

    /** Returns how many records are due and still there, because other transactions kept them locked. Apply again. */
    public long overdue() {
        return count(ItemState.PLANNED);
    }

    /** Returns how many records are due and still there, because something in or about them forbids it. */
    public long failed() {
        return count(ItemState.FAILED);
    }

    /** Returns how many records failed for this reason. */
    public long failed(FailureReason reason) {
        return rules.stream()
                .mapToLong(rule -> rule.failures().getOrDefault(reason, 0L))
                .sum();
    }

    /** Returns how many records are in this state. Together the states hold every planned record once. */
    public long count(ItemState state) {
        return rules.stream().mapToLong(rule -> rule.count(state)).sum();
    }
}
