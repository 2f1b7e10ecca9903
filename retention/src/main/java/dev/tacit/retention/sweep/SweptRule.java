package dev.tacit.retention.sweep;

import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RemovalAction;
import java.util.Map;

/**
 * What became of the records that one rule had planned. Immutable and thread-safe.
 *
 * @param rule the rule's full name, as {@code RuleRef} writes it
 * @param records state → how many records
 * @param failures why → how many records failed for it; together as many as are {@code FAILED}
 * @param late how many of the removed went after their term had run out: by the time to the next sweep, unless the engine
 *     was told how often it sweeps; what goes at once is never counted
 */
public record SweptRule(
        String recordName,
        String rule,
        RemovalAction action,
        Map<ItemState, Long> records,
        Map<FailureReason, Long> failures,
        long late) {
    public SweptRule {
        records = Map.copyOf(records);
        failures = Map.copyOf(failures);
    }

    /** Returns how many records are in this state. */
    public long count(ItemState state) {
        return records.getOrDefault(state, 0L);
    }
}
