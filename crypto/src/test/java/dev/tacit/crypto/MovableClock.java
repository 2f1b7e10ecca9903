package dev.tacit.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock, and the ticker that goes with it, that stand until they are moved. */
final class MovableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Ticker ticker() {
        return () -> Duration.between(Instant.EPOCH, now).toNanos();
    }
}
