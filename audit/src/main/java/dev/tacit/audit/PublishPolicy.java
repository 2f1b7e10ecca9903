package dev.tacit.audit;

import java.time.Duration;

/**
 * When a log signs a new head by itself. Until then entries are durable but not yet provable, and an insider with the
 * log's disk could still change them unnoticed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param maxEntries a head is due when so many new entries are there; it covers those too that come while the anchor is
 *     asked. 1 to 65 536
 * @param maxDelay an entry waits at most so long until a head is due, the time to write it and to ask the anchor not
 *     counted; over 0
 */
public record PublishPolicy(int maxEntries, Duration maxDelay) {
    private static final int MOST_ENTRIES = 65_536;
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    public PublishPolicy {
        if (maxEntries < 1 || maxEntries > MOST_ENTRIES) {
            throw new IllegalArgumentException("a head is due after 1 to 65536 new entries");
        }
        if (maxDelay.isNegative() || maxDelay.isZero() || maxDelay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("an entry waits for a head for more than nothing and at most a day");
        }
    }

    /** Returns the policy of 1000 entries or one second, whichever comes first. */
    public static PublishPolicy standard() {
        return new PublishPolicy(1000, Duration.ofSeconds(1));
    }
}
