package dev.tacit.retention.due;

import dev.tacit.retention.policy.ClockReading;
import dev.tacit.retention.policy.RuleRef;

/**
 * What one rule's clock shows for one record. Immutable and thread-safe.
 *
 * @param keeps whether the rule keeps; otherwise it removes
 */
public record RuleReading(RuleRef rule, boolean keeps, ClockReading reading, String note) {}
