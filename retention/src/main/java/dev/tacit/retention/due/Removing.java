package dev.tacit.retention.due;

import dev.tacit.retention.policy.AnchorEvents;
import dev.tacit.retention.policy.ClockReading;
import dev.tacit.retention.policy.RecordRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the rules that remove make of one record's events. Immutable and thread-safe. */
final class Removing {
    private final List<RecordRules.Remove> rules;

    /** @param rules sorted by name, at least one */
    Removing(List<RecordRules.Remove> rules) {
        this.rules = rules;
    }

    /**
     * A rule whose clock was started.
     *
     * @param at when it removes: never before its policy is effective
     */
    record Candidate(RecordRules.Remove rule, ClockReading.Started started, Instant at) {
        static Candidate of(RecordRules.Remove rule, ClockReading.Started started) {
            Instant removable = rule.removableAt(started);
            return new Candidate(
                    rule, started, removable.isBefore(rule.effectiveFrom()) ? rule.effectiveFrom() : removable);
        }

        boolean takesWhole() {
            return rule.rule().action().takesWhole();
        }

        DueDecision due(SortedMap<String, DueDecision> spared) {
            return new DueDecision.Due(at, rule.ref(), rule.rule().action(), started, spared);
        }

        DueDecision notYet() {
            return new DueDecision.NotYet(at, rule.ref(), started);
        }
    }

    /** Returns the rules whose clocks were started, the earliest first. */
    List<Candidate> candidates(AnchorEvents events) {
        // For each row of a sweep, so without a stream.
        List<Candidate> candidates = new ArrayList<>(rules.size());
        for (RecordRules.Remove rule : rules) {
            rule.rule().clock().started(events).ifPresent(started -> candidates.add(Candidate.of(rule, started)));
        }
        if (candidates.size() > 1) {
            candidates.sort(Comparator.comparing(Candidate::at));
        }
        return candidates;
    }

    /** Returns the decision where no clock was started: the first rule's, and the events that any of them misses. */
    DueDecision notStarted(AnchorEvents events) {
        SortedSet<String> missing = new TreeSet<>();
        for (RecordRules.Remove rule : rules) {
            if (rule.rule().clock().read(events) instanceof ClockReading.NotStarted reading) {
                missing.addAll(reading.missing());
            }
        }
        return new DueDecision.ClockNotStarted(rules.get(0).ref(), missing);
    }
}
