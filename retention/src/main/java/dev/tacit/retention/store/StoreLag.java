package dev.tacit.retention.store;

import java.time.Duration;

/**
 * How much later than an erasure's commit the bytes are gone. The live store and its backups have deadlines of their own:
 * only the live lag is taken off a deadline to remove. Immutable and thread-safe.
 *
 * @param live until the live store has none: compaction, replicas that follow late
 * @param backups how long a backup is kept; the last with the bytes in it is made when the live lag ends
 */
public record StoreLag(Duration live, Duration backups) {
    private static final Duration MAX = Duration.ofDays(36_525);

    /** A store that is done at once and has no backups. */
    public static final StoreLag NONE = new StoreLag(Duration.ZERO, Duration.ZERO);

    public StoreLag {
        if (live.isNegative() || backups.isNegative() || live.compareTo(MAX) > 0 || backups.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("a store's lag is not negative and at most a hundred years");
        }
    }

    /** Returns the lag of a live store without backups. */
    public static StoreLag of(Duration live) {
        return new StoreLag(live, Duration.ZERO);
    }

    /** Returns the same lag, with backups that expire after so long. */
    public StoreLag withBackups(Duration expiry) {
        return new StoreLag(live, expiry);
    }
}
