package dev.tacit.retention.sweep;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RuleRef;
import java.util.List;

/**
 * What one rule would remove of one kind of record. Immutable and thread-safe.
 *
 * @param records how many records
 * @param samples handles of the first few subjects concerned, in the order of their records
 */
public record PlannedRemoval(
        String recordName, RuleRef rule, RemovalAction action, long records, List<SubjectHandle> samples) {
    public PlannedRemoval {
        samples = List.copyOf(samples);
    }
}
