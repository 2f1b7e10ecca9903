package dev.tacit.retention.policy;

import dev.tacit.json.JsonPointer;
import dev.tacit.json.JsonProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds terms that a store's lag swallows: a store that takes three days to forget cannot meet a deadline of 72 hours. A
 * term of zero has no deadline to meet: what goes at once goes at once, and is physically gone by the lag later.
 */
final class Lags {
    /** The shortest month follows it, so no calendar period is shorter after another day. */
    private static final Instant BEFORE_A_SHORT_MONTH = Instant.parse("2027-02-01T00:00:00Z");

    /** @throws PolicyException with the place of every term that is not longer than the lag */
    static void refuse(RecordRules rules, RulePlaces places, Duration lag) {
        List<JsonProblem> problems = new ArrayList<>();
        for (RecordRules.Remove remove : rules.remove()) {
            JsonPointer place = places.of(remove.ref().name()).append("clock");
            collect(place, remove.rule().clock(), lag, problems);
        }
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
    }

    private static void collect(JsonPointer place, RetentionClock clock, Duration lag, List<JsonProblem> problems) {
        if (clock instanceof RetentionClock.After after) {
            Duration term = Duration.between(BEFORE_A_SHORT_MONTH, after.term().after(BEFORE_A_SHORT_MONTH));
            if (!term.isZero() && term.compareTo(lag) <= 0) {
                problems.add(
                        new JsonProblem(
                                place.append(after.term() instanceof Term.Calendar ? "period" : "duration"),
                                "must be longer than the lag of the stores that hold these records, and the time between two sweeps"));
            }
            return;
        }
        List<RetentionClock> parts = clock.parts();
        for (int i = 0; i < parts.size(); i++) {
            collect(place.append(RulePlaces.listName(clock)).append(i), parts.get(i), lag, problems);
        }
    }

    private Lags() {}
}
