package dev.tacit.retention.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
     * @param lag how much later than a removal the stores are done, so how much earlier it removes
     */
    public record Remove(RuleRef ref, RetentionRule.RemoveBy rule, Instant effectiveFrom, Duration lag) {
        /** Returns a rule whose stores do not lag. */
        public Remove(RuleRef ref, RetentionRule.RemoveBy rule, Instant effectiveFrom) {
            this(ref, rule, effectiveFrom, Duration.ZERO);
        }

        /**
         * Returns when its clock lets a record be removed: by the lag before it runs out, so that the stores are done when
         * it does; never before the event itself, so what goes at once goes at once.
         */
        public Instant removableAt(ClockReading.Started started) {
            Instant early = started.at().minus(lag);
            return early.isBefore(started.happened()) ? started.happened() : early;
        }
    }

    public RecordRules {
        keep = List.copyOf(keep);
        remove = List.copyOf(remove);
    }

    /** Returns every event that a rule looks at. */
    public SortedSet<String> events() {
        SortedSet<String> events = new TreeSet<>();
        clocks().values().forEach(clock -> events.addAll(clock.events()));
        return events;
    }

    /** Returns every rule's clock, by the rule's name in its order. */
    SortedMap<RuleRef, RetentionClock> clocks() {
        SortedMap<RuleRef, RetentionClock> clocks = new TreeMap<>();
        keep.forEach(bound -> clocks.put(bound.ref(), bound.rule().clock()));
        remove.forEach(bound -> clocks.put(bound.ref(), bound.rule().clock()));
        return clocks;
    }

    /** Returns the rules with removals that come earlier by the lag of the stores. */
    RecordRules withLag(Duration lag) {
        return new RecordRules(
                keep,
                remove.stream()
                        .map(bound -> new Remove(bound.ref(), bound.rule(), bound.effectiveFrom(), lag))
                        .toList());
    }

    /** Returns the rules without those that remove by other actions than these. */
    public RecordRules removingBy(Set<RemovalAction> actions) {
        return new RecordRules(
                keep,
                remove.stream()
                        .filter(bound -> actions.contains(bound.rule().action()))
                        .toList());
    }

    /** Returns the rules without those that keep nothing but categories of which a record of this kind has none. */
    public RecordRules concerning(Set<String> categories) {
        return new RecordRules(
                keep.stream()
                        .filter(bound -> bound.keepsWhole()
                                || bound.rule().categories().stream().anyMatch(categories::contains))
                        .toList(),
                remove);
    }
}
