package dev.tacit.retention.sweep;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.policy.RuleRef;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Records of one kind that are not removed, and why. Immutable and thread-safe.
 *
 * @param rule the rule that decided; empty if a hold did, or the row itself is at fault
 * @param missing the events of which none, or not enough, is recorded, if the clock was never started
 * @param records how many records
 * @param overdue of how many the clock should long have been started, if it never was: an event that their row shows is
 *     older than the engine's {@code alarmAfter}
 * @param ageUnknown of how many the clock was never started and the row shows no event at all, so nobody knows since when
 * @param samples handles of the first few subjects concerned, in the order of their records
 */
public record Refusal(
        String recordName,
        RefusalReason reason,
        Optional<RuleRef> rule,
        SortedSet<String> missing,
        long records,
        long overdue,
        long ageUnknown,
        List<SubjectHandle> samples) {
    public Refusal {
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        samples = List.copyOf(samples);
    }
}
