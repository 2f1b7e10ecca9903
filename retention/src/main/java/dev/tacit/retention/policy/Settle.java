package dev.tacit.retention.policy;

import dev.tacit.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** How long a clock that a fallback started waits for the event that is missing. */
final class Settle {
    /** Three days, unless a policy says otherwise. */
    static final Duration STANDARD = Duration.ofDays(3);

    private static final Duration MAX = Duration.ofDays(365);

    static Duration checked(Duration settle) {
        if (settle.isNegative() || settle.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("a settle time is not negative and at most 365 days long");
        }
        return settle;
    }

    /** Returns the clock with fallbacks that settle for so long at least. */
    static RetentionClock atLeast(Duration settle, RetentionClock clock) {
        if (clock instanceof RetentionClock.After after) {
            return new RetentionClock.After(
                    after.anchor(), after.fallback(), after.term(), longer(settle, after.settle()));
        }
        List<RetentionClock> parts =
                clock.parts().stream().map(part -> atLeast(settle, part)).toList();
        if (clock instanceof RetentionClock.FirstPresent first) {
            return new RetentionClock.FirstPresent(parts, longer(settle, first.settle()));
        }
        return clock instanceof RetentionClock.EarliestOf
                ? new RetentionClock.EarliestOf(parts)
                : new RetentionClock.LatestOf(parts);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    static void write(JsonObject.Builder clock, Duration settle) {
        clock.put("settle", settle.toString());
    }

    private Settle() {}
}
