package dev.tacit.retention.store;

import java.time.Duration;

/**
 * How much later than an erasure's commit the bytes are gone: two deadlines, which are never added up. Immutable and
 * thread-safe.
 *
 * @param live until the live store has none: compaction, replicas that follow late; taken off every deadline to remove
 * @param backups until the last backup with them has expired; reported, and taken off nothing
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
