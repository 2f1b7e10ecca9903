package dev.tacit.retention.policy;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rules that hold for one kind of record, of whatever policy. Immutable and thread-safe.
 *
 * @param keep the rules that keep it
 * @param remove the rules that remove it; empty if none ever does
 */
public record RecordRules(List<Keep> keep, List<Remove> remove) {
    /** A rule that keeps, under its full name. */
    public record Keep(RuleRef ref, RetentionRule.KeepUntil rule) {
        /** Says whether it gives way to a rule that removes. */
        public boolean yieldsTo(Remove remove) {
            return rule.yieldsTo().contains(remove.ref().name());
        }

        /** Says whether it keeps the record as a whole. */
        public boolean keepsWhole() {
            return rule.categories().isEmpty();
        }
    }

    /**
     * A rule that removes, under its full name.
     *
     * @param effectiveFrom before this instant it removes nothing
     */
    public record Remove(RuleRef ref, RetentionRule.RemoveBy rule, Instant effectiveFrom) {}

    public RecordRules {
        keep = List.copyOf(keep);
        remove = List.copyOf(remove);
    }

    /** Returns every event that a rule looks at. */
    public SortedSet<String> events() {
        SortedSet<String> events = new TreeSet<>();
        Stream.concat(
                        keep.stream().map(bound -> bound.rule().clock()),
                        remove.stream().map(bound -> bound.rule().clock()))
                .forEach(clock -> events.addAll(clock.events()));
        return events;
    }

    /** Returns the rules without those that remove by another action than this. */
    public RecordRules removingBy(RemovalAction action) {
        return new RecordRules(
                keep,
                remove.stream().filter(bound -> bound.rule().action() == action).toList());
    }
}
