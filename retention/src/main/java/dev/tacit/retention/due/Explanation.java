package dev.tacit.retention.due;

import java.time.Instant;
import java.util.List;

/**
 * Why a record goes, or stays: as data, and by {@link #sentence()} in words. Immutable and thread-safe. Holds no personal
 * data.
 *
 * @param asOf the instant that was decided for
 * @param decision what won
 * @param rules what every rule's clock shows, the ones that lost included, sorted by rule
 */
public record Explanation(Instant asOf, DueDecision decision, List<RuleReading> rules) {
    public Explanation {
        rules = List.copyOf(rules);
    }

    /** Returns the decision in words. */
    public String sentence() {
        return "As of " + asOf + ": " + decision.sentence();
    }
}
