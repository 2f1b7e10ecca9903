package dev.tacit.retention.sweep;

import dev.tacit.retention.policy.RemovalAction;
import java.util.Comparator;
import java.util.Objects;

/**
 * How a plan differs from the one before it, for one kind of record, rule and action. Immutable and thread-safe.
 *
 * @param rule the rule's full name, as {@code RuleRef} writes it
 * @param added records that are planned now and were not
 * @param changed records that were planned before by another rule or action; counted where they are now
 * @param unchanged records that were planned before in the same way
 * @param swept records that were planned before and are gone, because a sweep removed them or found them gone
 * @param withdrawn records that were planned before and are not now, though no sweep removed them: held, kept, their
 *     events changed, or the host removed them
 */
public record PlanChange(
        String recordName,
        String rule,
        RemovalAction action,
        long added,
        long changed,
        long unchanged,
        long swept,
        long withdrawn)
        implements Comparable<PlanChange> {
    private static final Comparator<PlanChange> ORDER = Comparator.comparing(PlanChange::recordName)
            .thenComparing(PlanChange::rule)
            .thenComparing(PlanChange::action);

    public PlanChange {
        Objects.requireNonNull(recordName, "recordName");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(action, "action");
    }

    @Override
    public int compareTo(PlanChange other) {
        return ORDER.compare(this, other);
    }
}
