package dev.tacit.retention.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a retention clock shows for the events of one record. Immutable and thread-safe. */
public sealed interface ClockReading {
    /**
     * The clock was started.
     *
     * @param at when it runs out, a fallback's settle time included
     * @param event the event that started it
     * @param happened when that event happened
     * @param fallback whether the event stands in for one that the policy would rather go by
     */
    record Started(Instant at, String event, Instant happened, boolean fallback) implements ClockReading {
        public Started {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(happened, "happened");
        }

        /** Returns the reading of a fallback, which settles once however deep it is nested. */
        Started asFallback(Duration settle) {
            if (fallback) {
                return this;
            }
            return new Started(at.isAfter(Term.HORIZON) ? Instant.MAX : at.plus(settle), event, happened, true);
        }
    }

    /**
     * The clock was not started.
     *
     * @param missing the events of which none, or not enough, is recorded
     */
    record NotStarted(SortedSet<String> missing) implements ClockReading {
        public NotStarted {
            missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        }
    }
}
