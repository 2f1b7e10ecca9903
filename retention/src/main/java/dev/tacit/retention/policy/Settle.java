package dev.tacit.retention.policy;

import dev.tacit.json.JsonObject;
import java.time.Duration;

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

    static void write(JsonObject.Builder clock, Duration settle) {
        clock.put("settle", settle.toString());
    }

    private Settle() {}
}
