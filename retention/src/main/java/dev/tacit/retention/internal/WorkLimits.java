package dev.tacit.retention.internal;

import dev.tacit.retention.policy.RetentionSetupException;
import java.time.Duration;

/**
 * How much a worker does at once, how fast, and for how long it waits or may stand still. Immutable and thread-safe.
 *
 * @param batchSize rows of a batch: 1 to 10 000
 * @param rowsPerSecond that are read by a plan, or removed: more than 0; infinity for no limit
 * @param lockTimeout how long a statement waits for a lock: 1 millisecond to 1 hour
 * @param lease how long a worker keeps its token without showing it: 1 millisecond to a day
 * @param waiting how it waits between batches
 */
public record WorkLimits(
        int batchSize, double rowsPerSecond, Duration lockTimeout, Duration lease, Pace.Waiting waiting) {
    private static final int MAX_BATCH = 10_000;
    private static final int BATCHES_A_PAGE = 10;
    private static final int MAX_PAGE = 5_000;
    private static final double MILLIS_PER_SECOND = 1000;

    public WorkLimits {
        if (batchSize < 1 || batchSize > MAX_BATCH) {
            throw new IllegalArgumentException("a batch has 1 to 10 000 rows");
        }
        if (!(rowsPerSecond > 0)) {
            throw new IllegalArgumentException("a worker removes more than no rows a second");
        }
        if (lockTimeout.toMillis() < 1 || lockTimeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("a lock timeout lies between 1 millisecond and 1 hour");
        }
        if (lease.toMillis() < 1 || lease.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a worker's lease lies between 1 millisecond and a day");
        }
    }

    /** Returns batches of 1 000 rows, as fast as they go, 5 seconds of waiting and 5 minutes of standing still. */
    public static WorkLimits standard() {
        return new WorkLimits(
                1_000, Double.POSITIVE_INFINITY, Duration.ofSeconds(5), Duration.ofMinutes(5), Pace.Waiting.asleep());
    }

    public WorkLimits withBatchSize(int rows) {
        return new WorkLimits(rows, rowsPerSecond, lockTimeout, lease, waiting);
    }

    public WorkLimits withRowsPerSecond(double rows) {
        return new WorkLimits(batchSize, rows, lockTimeout, lease, waiting);
    }

    public WorkLimits withLockTimeout(Duration most) {
        return new WorkLimits(batchSize, rowsPerSecond, most, lease, waiting);
    }

    public WorkLimits withLease(Duration most) {
        return new WorkLimits(batchSize, rowsPerSecond, lockTimeout, most, waiting);
    }

    public WorkLimits withWaiting(Pace.Waiting other) {
        return new WorkLimits(batchSize, rowsPerSecond, lockTimeout, lease, other);
    }

    /**
     * Refuses a lease that a healthy worker could outlive.
     *
     * @throws RetentionSetupException if a wait for a lock, or a pause between batches, is as long as the lease
     */
    void refuseShortLease() {
        if (lease.compareTo(lockTimeout) <= 0 || lease.toMillis() <= batchSize / rowsPerSecond * MILLIS_PER_SECOND) {
            throw new RetentionSetupException(
                    "a worker's lease must be longer than its wait for a lock and its pause between batches");
        }
    }

    /** Returns how many rows a plan reads at once: of rows without documents, which are small, several batches if it may. */
    int pageSize(RowStore store) {
        boolean small = store.table().mapping().documentColumn().isEmpty();
        return small && rowsPerSecond == Double.POSITIVE_INFINITY
                ? Math.max(batchSize, Math.min(BATCHES_A_PAGE * batchSize, MAX_PAGE))
                : batchSize;
    }

    /** Begins to hold a plan, or a worker, to its pace. */
    Pace pace() {
        return new Pace(rowsPerSecond, waiting);
    }
}
