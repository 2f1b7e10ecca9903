package dev.tacit.retention.due;

import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.policy.ClockReading;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RuleRef;
import dev.tacit.retention.policy.Term;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a record may be removed at an instant. Immutable and thread-safe.
 *
 * <p>The order of precedence is total: a legal hold beats everything; then any rule that keeps; then the rule that removes
 * earliest. Holds no personal data.
 */
public sealed interface DueDecision {
    /** Returns the decision as an English sentence without personal data. */
    String sentence();

    /** Returns why nothing is removed; empty if the record is due. */
    Optional<RefusalReason> refusal();

    /** Returns the rule that decided; empty if a hold did. */
    Optional<RuleRef> decidedBy();

    /**
     * The record may be removed now.
     *
     * @param at since when it is due; before its clock runs out, where the stores lag
     * @param spared categories of which the members stay, each with the decision that keeps it
     */
    record Due(
            Instant at,
            RuleRef rule,
            RemovalAction action,
            ClockReading.Started clock,
            SortedMap<String, DueDecision> spared)
            implements DueDecision {
        public Due {
            spared = spared.isEmpty()
                    ? Collections.emptySortedMap()
                    : Collections.unmodifiableSortedMap(new TreeMap<>(spared));
        }

        @Override
        public String sentence() {
            return "It is due since " + at + Sentences.headStart(at, clock) + " by rule " + rule + ", "
                    + Sentences.startOf(clock) + "; the action is "
                    + action + "."
                    + spared.entrySet().stream()
                            .map(entry -> " Category " + entry.getKey() + " stays: "
                                    + entry.getValue().sentence())
                            .collect(Collectors.joining());
        }

        @Override
        public Optional<RefusalReason> refusal() {
            return Optional.empty();
        }

        @Override
        public Optional<RuleRef> decidedBy() {
            return Optional.of(rule);
        }
    }

    /**
     * The clock runs.
     *
     * @param at when the record falls due
     */
    record NotYet(Instant at, RuleRef rule, ClockReading.Started clock) implements DueDecision {
        @Override
        public String sentence() {
            String when = at.isAfter(Term.HORIZON)
                    ? "It never falls due"
                    : "It falls due at " + at + Sentences.headStart(at, clock);
            return when + " by rule " + rule + ", " + Sentences.startOf(clock) + ".";
        }

        @Override
        public Optional<RefusalReason> refusal() {
            return Optional.of(RefusalReason.NOT_YET);
        }

        @Override
        public Optional<RuleRef> decidedBy() {
            return Optional.of(rule);
        }
    }

    /** The rule's clock was never started: an event is missing, and somebody should ask why. */
    record ClockNotStarted(RuleRef rule, SortedSet<String> missing) implements DueDecision {
        public ClockNotStarted {
            missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        }

        @Override
        public String sentence() {
            return "The clock of rule " + rule + " was never started: not recorded is " + String.join(", ", missing)
                    + ".";
        }

        @Override
        public Optional<RefusalReason> refusal() {
            return Optional.of(RefusalReason.CLOCK_NOT_STARTED);
        }

        @Override
        public Optional<RuleRef> decidedBy() {
            return Optional.of(rule);
        }
    }

    /** A rule keeps the record until an instant. */
    record Kept(Instant until, RuleRef rule, ClockReading.Started clock) implements DueDecision {
        @Override
        public String sentence() {
            return "Rule " + rule + " keeps it "
                    + (until.isAfter(Term.HORIZON) ? "for ever" : "until " + until) + ", " + Sentences.startOf(clock)
                    + ".";
        }

        @Override
        public Optional<RefusalReason> refusal() {
            return Optional.of(RefusalReason.KEPT);
        }

        @Override
        public Optional<RuleRef> decidedBy() {
            return Optional.of(rule);
        }
    }

    /** A legal hold keeps the record. */
    record Held(LegalHold hold) implements DueDecision {
        @Override
        public String sentence() {
            return "Legal hold " + hold.id() + " of matter " + hold.matter() + " keeps it"
                    + hold.effectiveUntil().map(end -> " until " + end).orElse(" until it is released") + ".";
        }

        @Override
        public Optional<RefusalReason> refusal() {
            return Optional.of(RefusalReason.HELD);
        }

        @Override
        public Optional<RuleRef> decidedBy() {
            return Optional.empty();
        }
    }

    /** The row names no data subject, so nobody can say whether a hold keeps it: it stays. */
    record NoSubject() implements DueDecision {
        @Override
        public String sentence() {
            return "The row names no data subject, so holds cannot be looked up and it stays.";
        }

        @Override
        public Optional<RefusalReason> refusal() {
            return Optional.of(RefusalReason.NO_SUBJECT);
        }

        @Override
        public Optional<RuleRef> decidedBy() {
            return Optional.empty();
        }
    }
}
