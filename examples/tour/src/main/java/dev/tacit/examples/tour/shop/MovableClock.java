package dev.tacit.examples.tour.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved, so that a month passes in a moment. Thread-safe. */
public final class MovableClock implements InstantSource {
    private volatile Instant now;

    public MovableClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets this much time pass. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }
}
