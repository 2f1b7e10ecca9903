package dev.tacit.retention.internal;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Holds a worker to a number of rows a second, so that the host's own work goes on beside it. It waits between
 * transactions, never within one. Not thread-safe; one per worker and run.
 */
public final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double rowsPerSecond;
    private final LongSupplier nanoTime;
    private final LongConsumer pauseNanos;
    private final long beganAt;
    private long rows;

    /**
     * @param rowsPerSecond infinity for no limit
     * @param pauseNanos waits so many nanoseconds, or less
     */
    public Pace(double rowsPerSecond, LongSupplier nanoTime, LongConsumer pauseNanos) {
        this.rowsPerSecond = rowsPerSecond;
        this.nanoTime = nanoTime;
        this.pauseNanos = pauseNanos;
        this.beganAt = nanoTime.getAsLong();
    }

    /** Returns the same pace, from now. */
    Pace begin() {
        return new Pace(rowsPerSecond, nanoTime, pauseNanos);
    }

    /** Says whether a worker ever waits. */
    boolean isLimited() {
        return rowsPerSecond != Double.POSITIVE_INFINITY;
    }

    /** Counts rows that were just removed, and waits until so many may be. */
    void spend(long count) {
        rows += count;
        long due = beganAt + (long) (rows / rowsPerSecond * NANOS_PER_SECOND);
        for (long left = due - nanoTime.getAsLong();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = due - nanoTime.getAsLong()) {
            pauseNanos.accept(left);
        }
    }
}
