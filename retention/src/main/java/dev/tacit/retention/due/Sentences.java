package dev.tacit.retention.due;

import dev.tacit.retention.policy.ClockReading;
import dev.tacit.retention.policy.Term;
import java.time.Instant;

/** Turns of phrase that decisions share. */
final class Sentences {
    static String startOf(ClockReading.Started clock) {
        return "whose clock " + clock.event() + " started "
                + (clock.happened().isAfter(Term.HORIZON) ? "beyond every calendar" : "at " + clock.happened())
                + (clock.fallback() ? " in place of the event that is missing" : "");
    }

    /** Says that a removal comes before its deadline, where it does. */
    static String headStart(Instant at, ClockReading.Started clock) {
        return at.isBefore(clock.at())
                ? " (for the deadline " + clock.at() + ": its stores are done later, or no sweep comes in time)"
                : "";
    }

    private Sentences() {}
}
