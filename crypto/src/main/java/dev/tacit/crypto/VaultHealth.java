package dev.tacit.crypto;

import java.util.Set;

/**
 * How a vault fares, as its last calls of KEKs, key store and audit sink show. Nothing is asked for it: what was not asked yet
 * counts as working, and what failed once as failing until it is asked again. With traffic that is at most 15 minutes for the
 * shared KEK and 3 for a tenant's own and the key store. Holds no values, no names of persons and none of tenants. Immutable
 * and thread-safe.
 *
 * @param causes why it is not {@link Status#UP}; empty if it is
 */
public record VaultHealth(Status status, Set<Cause> causes) {
    /** What can be expected of the vault. */
    public enum Status {
        /** Everything works. */
        UP,
        /** Something fails, as the causes say; the rest goes on. */
        DEGRADED,
        /** Nothing of any person's is sealed or opened. */
        DOWN
    }

    /** What is wrong. */
    public enum Cause {
        /** The KEK that tenants share gives no keys, or is too slow: epoch keys in memory serve for up to 24 hours. */
        KEK_DOES_NOT_ANSWER,
        /** The KEK that tenants share refuses to give keys: what came from it was dropped. */
        KEK_REFUSES,
        /** A KEK that a tenant brought gives no keys, or is too slow: epoch keys in memory serve for up to 5 minutes. */
        TENANT_KEK_DOES_NOT_ANSWER,
        /** A KEK that a tenant brought refuses to give keys: what came from it was dropped. */
        TENANT_KEK_REFUSES,
        /** The key store or its mark fails, or the mark is lost: keys in memory serve for up to 5 minutes, and nobody new is
         * sealed for. */
        KEY_STORE_FAILS,
        /** The key store is older than its mark says: an operator restores it. */
        KEY_STORE_BEHIND,
        /** The audit sink takes nothing: nothing is opened or shredded; sealing goes on. */
        AUDIT_SINK_FAILS,
        /** The vault was closed. */
        CLOSED
    }

    public VaultHealth {
        causes = Set.copyOf(causes);
        if (causes.isEmpty() != (status == Status.UP)) {
            throw new IllegalArgumentException("a vault that is not up has a cause");
        }
    }
}
