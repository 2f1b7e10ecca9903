package dev.tacit.crypto.internal;

import java.time.Duration;

/**
 * How much is cached for subjects, and for how long. Immutable and thread-safe.
 *
 * @param budgetBytes for all that is cached per subject: keys, ciphers, names, and the entries of both caches
 * @param maxAge for how long a key is served after its row was read; the bound within which a shred reaches other nodes
 */
public record CacheLimits(long budgetBytes, Duration maxAge) {
    /** What a vault is built with unless told otherwise: room for 33 000 people, and five minutes. */
    public static final CacheLimits DEFAULT = new CacheLimits(64L << 20, Duration.ofMinutes(5));

    /** The smallest budget: below it the workbenches alone are more than the keys. */
    public static final long MIN_BUDGET_BYTES = 1L << 20;

    /**
     * What one key costs at most: its names, a cipher of its own, and its entries in both caches and beside them. About 1 900
     * are measured with the longest ids that are remembered.
     */
    static final int BYTES_PER_KEY = 2_000;

    /** What the workbenches cost, which belong to no subject: their nonces, ciphers and associated data. */
    private static final int BENCHES_BYTES = Workbenches.PLACES * 3_072;

    /** Returns the budget that so many keys fit. */
    static long budgetFor(int keys) {
        return BENCHES_BYTES + (long) keys * BYTES_PER_KEY;
    }

    /** Returns these limits with another budget. */
    public CacheLimits withBudget(long bytes) {
        return new CacheLimits(bytes, maxAge);
    }

    /** Returns these limits with another age. */
    public CacheLimits withMaxAge(Duration age) {
        return new CacheLimits(budgetBytes, age);
    }

    /** Returns how many keys fit the budget; at least one. */
    public long maxKeys() {
        return Math.max(1, (budgetBytes - BENCHES_BYTES) / BYTES_PER_KEY);
    }

    /** Returns the age at which a key that is asked for is looked at again, in the background. */
    Duration refreshAge() {
        return maxAge.multipliedBy(3).dividedBy(5);
    }
}
