package dev.tacit.retention.due;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a record goes, or stays: as data, and by {@link #sentence()} in words. Immutable and thread-safe. Holds no personal
 * data.
 *
 * @param asOf the instant that was decided for
 * @param decision what won
 * @param rules what every rule's clock shows, the ones that lost included, sorted by rule
 * @param copies where copies of the record may lie, which go with it
 * @param failed the last sweep's attempt to remove it, if that failed
 */
public record Explanation(
        Instant asOf,
        DueDecision decision,
        List<RuleReading> rules,
        List<ExplainedCopy> copies,
        Optional<FailedRemoval> failed) {
    public Explanation {
        Objects.requireNonNull(failed, "failed");
        rules = List.copyOf(rules);
        copies = List.copyOf(copies);
    }

    /** Returns an explanation of a record that is copied nowhere. */
    public Explanation(Instant asOf, DueDecision decision, List<RuleReading> rules) {
        this(asOf, decision, rules, List.of(), Optional.empty());
    }

    /** Returns the decision in words. */
    public String sentence() {
        return "As of " + asOf + ": " + decision.sentence()
                + failed.map(attempt -> " " + attempt.sentence()).orElse("")
                + copies.stream().map(copy -> " " + copy.sentence()).collect(Collectors.joining());
    }
}
