package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Spares a part that does not answer: after five failures in a row one call in ten seconds is let through, until one is
 * answered. Thread-safe.
 */
final class Breaker {
    /** For how long a part that failed is left alone. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int MAX_FAILURES = 5;

    private final Ticker ticker;
    private int failures;
    private long nextNanos;

    Breaker(Ticker ticker) {
        this.ticker = ticker;
    }

    synchronized boolean letsThrough() {
        if (failures < MAX_FAILURES) {
            return true;
        }
        if (ticker.read() - nextNanos < 0) {
            return false;
        }
        pause(); // this one tries, the others go on waiting
        return true;
    }

    synchronized void answered() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        pause();
    }

    private void pause() {
        nextNanos = ticker.read() + PAUSE.toNanos();
    }
}
