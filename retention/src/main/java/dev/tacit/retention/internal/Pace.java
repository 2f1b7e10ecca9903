package dev.tacit.retention.internal;

import dev.tacit.retention.policy.SweepRefusedException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Holds a worker to a number of rows a second, so that the host's own work goes on beside it. It waits between
 * transactions, never within one. Not thread-safe; one per plan, and one per worker and run.
 */
public final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double rowsPerSecond;
    private final Waiting waiting;
    private final long beganAt;
    private long rows;

    /**
     * How a worker tells that time has passed, and waits.
     *
     * @param nanoTime goes on evenly
     * @param pauseNanos waits so many nanoseconds, or less
     */
    public record Waiting(LongSupplier nanoTime, LongConsumer pauseNanos) {
        /** Returns the machine's own: the thread sleeps. */
        static Waiting asleep() {
            return new Waiting(System::nanoTime, LockSupport::parkNanos);
        }
    }

    /**
     * Begins now.
     *
     * @param rowsPerSecond infinity for no limit
     */
    Pace(double rowsPerSecond, Waiting waiting) {
        this.rowsPerSecond = rowsPerSecond;
        this.waiting = waiting;
        this.beganAt = waiting.nanoTime().getAsLong();
    }

    /** Says whether a worker ever waits. */
    boolean isLimited() {
        return rowsPerSecond != Double.POSITIVE_INFINITY;
    }

    /** Counts rows that were just read or removed, and waits until so many may be. */
    void spend(long count) {
        rows += count;
        long due = beganAt + (long) (rows / rowsPerSecond * NANOS_PER_SECOND);
        for (long left = due - waiting.nanoTime().getAsLong();
                left > 0;
                left = due - waiting.nanoTime().getAsLong()) {
            refuseInterrupted();
            waiting.pauseNanos().accept(left);
        }
    }

    /** @throws SweepRefusedException if the host has interrupted this thread: it wants the work to end, not to hurry */
    void refuseInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new SweepRefusedException(
                    "this worker's thread was interrupted, so it ended after its batch; the next sweep goes on");
        }
    }
}
