package dev.tacit.retention.due;

import dev.tacit.retention.policy.RecordRules;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides on records of one kind by its rules: a function of facts and instant alone. Immutable and thread-safe.
 *
 * <ol>
 *   <li>A legal hold that is effective wins; of several, the one with the smallest id is named.
 *   <li>A rule that keeps and whose clock was not started keeps: what cannot be proved stays, and is reported.
 *   <li>Of the rules that keep, the latest.
 *   <li>Of the rules that remove, the earliest of those whose clock was started and to which every rule that keeps yields.
 *       No rule removes before its policy is effective.
 *   <li>Rules and holds that keep categories leave the rest of the record to go; what is removed as a whole waits for them.
 *       A rule that would find nothing besides what is kept from it has done its part, and the next one is asked.
 * </ol>
 *
 * The order in which rules are given means nothing; of equals, the one whose name sorts first is named.
 */
public final class Deciding {
    private final List<RecordRules.Keep> keep;
    private final List<RecordRules.Remove> remove;
    private final Removing removing;

    private Deciding(RecordRules rules) {
        this.keep = rules.keep().stream()
                .sorted(Comparator.comparing(RecordRules.Keep::ref))
                .toList();
        this.remove = rules.remove().stream()
                .sorted(Comparator.comparing(RecordRules.Remove::ref))
                .toList();
        this.removing = new Removing(remove);
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

    /** Decides at an instant on a record that has something besides whatever is spared. */
    public DueDecision decide(RecordFacts facts, Instant now) {
        return decide(facts, spared -> true, now);
    }

    /**
     * Decides on a record at an instant.
     *
     * @param hasBesides whether anything personal is left in it besides these categories; asked of one category at least
     */
    public DueDecision decide(RecordFacts facts, Predicate<Set<String>> hasBesides, Instant now) {
        Keeping keeping = Keeping.of(keep, facts, now);
        List<Removing.Candidate> candidates = removing.candidates(facts.events());
        Optional<DueDecision> sparing = Optional.empty();
        for (Removing.Candidate candidate : candidates) {
            if (!candidate.at().isAfter(now) && keeping.against(candidate).isEmpty()) {
                SortedMap<String, DueDecision> spared = keeping.sparedBy(candidate);
                if (spared.isEmpty() || hasBesides.test(spared.keySet())) {
                    return candidate.due(spared);
                }
                sparing = sparing.or(() -> spared.values().stream().findFirst());
            }
        }
        if (sparing.isPresent()) {
            return sparing.get();
        }
        if (candidates.isEmpty()) {
            return keeping.againstAny().orElseGet(() -> removing.notStarted(facts.events()));
        }
        Removing.Candidate first = candidates.get(0);
        return keeping.against(first).orElseGet(first::notYet);
    }

    /** Decides on a record that has something besides whatever is spared, and says what every rule's clock shows. */
    public Explanation explain(RecordFacts facts, Instant now) {
        return explain(facts, spared -> true, now);
    }

    /** Decides on a record as {@link #decide(RecordFacts, Predicate, Instant)} does, and says what every rule's clock shows. */
    public Explanation explain(RecordFacts facts, Predicate<Set<String>> hasBesides, Instant now) {
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
                decide(facts, hasBesides, now),
                Stream.concat(keeping, removing)
                        .sorted(Comparator.comparing(RuleReading::rule))
                        .toList());
    }
}
