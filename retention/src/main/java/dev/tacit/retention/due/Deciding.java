package dev.tacit.retention.due;

import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.policy.ClockReading;
import dev.tacit.retention.policy.RecordRules;
import dev.tacit.retention.policy.RuleRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Decides on records of one kind by its rules: a function of facts and instant alone. Immutable and thread-safe.
 *
 * <ol>
 *   <li>A legal hold that is effective wins; of several, the one with the smallest id is named.
 *   <li>A rule that keeps and whose clock was not started keeps: what cannot be proved stays, and is reported.
 *   <li>Of the rules that keep, the latest.
 *   <li>Of the rules that remove, the earliest of those whose clock was started. No rule removes before its policy is
 *       effective.
 * </ol>
 *
 * The order in which rules are given means nothing; of equals, the one whose name sorts first is named.
 */
public final class Deciding {
    private final List<RecordRules.Keep> keep;
    private final List<RecordRules.Remove> remove;

    private Deciding(RecordRules rules) {
        this.keep = rules.keep().stream()
                .sorted(Comparator.comparing(RecordRules.Keep::ref))
                .toList();
        this.remove = rules.remove().stream()
                .sorted(Comparator.comparing(RecordRules.Remove::ref))
                .toList();
    }

    /**
     * Returns decisions by these rules.
     *
     * @throws IllegalArgumentException if none of them removes
     */
    public static Deciding by(RecordRules rules) {
        if (rules.remove().isEmpty()) {
            throw new IllegalArgumentException("no rule ever removes such a record");
        }
        return new Deciding(rules);
    }

    /** Decides on a record at an instant. */
    public DueDecision decide(RecordFacts facts, Instant now) {
        return heldBy(facts, now)
                .or(() -> unprovenBy(facts))
                .or(() -> keptBy(facts, now))
                .orElseGet(() -> removal(facts, now));
    }

    /** Decides on a record, and says what every rule's clock shows. */
    public Explanation explain(RecordFacts facts, Instant now) {
        Stream<RuleReading> keeping = keep.stream()
                .map(rule -> new RuleReading(
                        rule.ref(),
                        true,
                        rule.rule().clock().read(facts.events()),
                        rule.rule().note()));
        Stream<RuleReading> removing = remove.stream()
                .map(rule -> new RuleReading(
                        rule.ref(),
                        false,
                        rule.rule().clock().read(facts.events()),
                        rule.rule().note()));
        return new Explanation(
                now,
                decide(facts, now),
                Stream.concat(keeping, removing)
                        .sorted(Comparator.comparing(RuleReading::rule))
                        .toList());
    }

    private static Optional<DueDecision> heldBy(RecordFacts facts, Instant now) {
        return facts.holds().stream()
                .filter(hold -> hold.isEffectiveAt(now))
                .min(Comparator.comparing(LegalHold::id))
                .map(DueDecision.Held::new);
    }

    private Optional<DueDecision> unprovenBy(RecordFacts facts) {
        for (RecordRules.Keep rule : keep) {
            if (rule.rule().clock().read(facts.events()) instanceof ClockReading.NotStarted notStarted) {
                return Optional.of(new DueDecision.ClockNotStarted(rule.ref(), notStarted.missing()));
            }
        }
        return Optional.empty();
    }

    private Optional<DueDecision> keptBy(RecordFacts facts, Instant now) {
        Optional<DueDecision.Kept> latest = Optional.empty();
        for (RecordRules.Keep rule : keep) {
            if (rule.rule().clock().read(facts.events()) instanceof ClockReading.Started started
                    && latest.filter(kept -> !started.at().isAfter(kept.until()))
                            .isEmpty()) {
                latest = Optional.of(new DueDecision.Kept(started.at(), rule.ref(), started));
            }
        }
        return latest.filter(kept -> kept.until().isAfter(now)).map(kept -> kept);
    }

    private DueDecision removal(RecordFacts facts, Instant now) {
        List<Candidate> candidates = candidates(facts);
        if (candidates.isEmpty()) {
            return notStarted(facts);
        }
        Candidate first =
                candidates.stream().min(Comparator.comparing(Candidate::at)).orElseThrow();
        return first.at().isAfter(now) ? first.notYet() : first.due();
    }

    private List<Candidate> candidates(RecordFacts facts) {
        List<Candidate> candidates = new ArrayList<>();
        for (RecordRules.Remove rule : remove) {
            if (rule.rule().clock().read(facts.events()) instanceof ClockReading.Started started) {
                candidates.add(new Candidate(rule, started));
            }
        }
        return candidates;
    }

    private DueDecision notStarted(RecordFacts facts) {
        SortedSet<String> missing = new TreeSet<>();
        for (RecordRules.Remove rule : remove) {
            if (rule.rule().clock().read(facts.events()) instanceof ClockReading.NotStarted reading) {
                missing.addAll(reading.missing());
            }
        }
        RuleRef named = remove.get(0).ref();
        return new DueDecision.ClockNotStarted(named, missing);
    }

    /** A rule that removes and whose clock was started. */
    private record Candidate(RecordRules.Remove rule, ClockReading.Started started) {
        Instant at() {
            return started.at().isBefore(rule.effectiveFrom()) ? rule.effectiveFrom() : started.at();
        }

        DueDecision due() {
            return new DueDecision.Due(at(), rule.ref(), rule.rule().action(), started);
        }

        DueDecision notYet() {
            return new DueDecision.NotYet(at(), rule.ref(), started);
        }
    }
}
