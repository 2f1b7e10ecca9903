package dev.tacit.retention.due;

import dev.tacit.retention.policy.ClockReading;

/** Turns of phrase that decisions share. */
final class Sentences {
    static String startOf(ClockReading.Started clock) {
        return "whose clock " + clock.event() + " started at " + clock.happened()
                + (clock.fallback() ? " in place of the event that is missing" : "");
    }

    private Sentences() {}
}
