package dev.tacit.crypto.internal;

import java.time.Duration;

/**
 * For how long an epoch's key is served, and kept, after its KEK gave it.
 *
 * @param refresh from this age on it is asked for again, while it is still served
 * @param confirm from this age on it is served only if the KEK gives it again, or cannot be reached
 * @param drop at this age it is wiped, whatever the KEK does
 */
public record KeyLife(Duration refresh, Duration confirm, Duration drop) {
    /** A KEK of the host's: an outage of a day is survived. */
    static final KeyLife SHARED = new KeyLife(Duration.ofMinutes(15), Duration.ofMinutes(60), Duration.ofHours(24));

    /** The longest that an epoch's key is kept in memory, asked for or not. */
    public static final Duration LONGEST = SHARED.drop();

    /**
     * Returns that of a KEK that a tenant may take back: what they withdraw ends when a shred would, even if the KEK is
     * silent.
     *
     * @param maxAge the bound within which a shred reaches other nodes
     */
    static KeyLife ofTenants(Duration maxAge) {
        return new KeyLife(maxAge.multipliedBy(3).dividedBy(5), maxAge, maxAge);
    }
}
