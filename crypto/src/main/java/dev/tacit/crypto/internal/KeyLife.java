package dev.tacit.crypto.internal;

import java.time.Duration;

/**
 * For how long an epoch's key is served after its KEK gave it.
 *
 * @param refresh from this age on it is asked for again, while it is still served
 * @param confirm from this age on it is served only if the KEK gives it again, or cannot be reached
 * @param drop from this age on it is not served, whatever the KEK does
 */
public record KeyLife(Duration refresh, Duration confirm, Duration drop) {
    /** A KEK of the host's: an outage of a day is survived. */
    static final KeyLife SHARED = new KeyLife(Duration.ofMinutes(15), Duration.ofMinutes(60), Duration.ofHours(24));

    /** The longest that an epoch's key is kept in memory. */
    public static final Duration LONGEST = SHARED.drop();

    /** A KEK that a tenant may take back: what they withdraw ends when a shred would, even if nobody says that it is. */
    static final KeyLife TENANTS_OWN = new KeyLife(Duration.ofMinutes(3), SubjectKeys.MAX_AGE, SubjectKeys.MAX_AGE);

    static KeyLife under(GuardedKek kek) {
        return kek.isTenantsOwn() ? TENANTS_OWN : SHARED;
    }
}
