package dev.tacit;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The machine's own clock: the one place where Tacit reads it. Everything else takes an {@link InstantSource}, so that
 * time can be moved in tests, drills and tours.
 *
 * <p>Immutable and thread-safe.
 */
public final class SystemClock implements InstantSource {
    private static final SystemClock INSTANCE = new SystemClock();

    private SystemClock() {}

    /** Returns the machine's clock. */
    public static InstantSource instance() {
        return INSTANCE;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long millis() {
        return InstantSource.system().millis();
    }
}
