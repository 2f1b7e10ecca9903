package dev.tacit.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
final class MovableClock implements InstantSource {
    private volatile Instant now;

    MovableClock(Instant now) {
        this.now = now;
    }

    static MovableClock at(String instant) {
        return new MovableClock(Instant.parse(instant));
    }

    void moveTo(String instant) {
        now = Instant.parse(instant);
    }

    void moveBy(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
