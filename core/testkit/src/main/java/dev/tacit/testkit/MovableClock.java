package dev.tacit.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it, forwards or back. Thread-safe. */
public final class MovableClock implements InstantSource {
    private volatile Instant now;

    private MovableClock(Instant now) {
        this.now = requireNonNull(now, "now");
    }

    /** Returns a clock that stands at this instant. */
    public static MovableClock at(Instant instant) {
        return new MovableClock(instant);
    }

    /** Returns a clock that stands at this instant, such as {@code 2026-11-22T10:00:00Z}. */
    public static MovableClock at(String instant) {
        return new MovableClock(Instant.parse(instant));
    }

    /** Sets the clock to this instant. */
    public synchronized void moveTo(Instant instant) {
        now = requireNonNull(instant, "instant");
    }

    /** Sets the clock to this instant, such as {@code 2026-11-22T10:00:00Z}. */
    public void moveTo(String instant) {
        moveTo(Instant.parse(instant));
    }

    /** Moves the clock by this much; a negative duration moves it back. */
    public synchronized void moveBy(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
