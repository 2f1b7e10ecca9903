package dev.tacit.crypto.key;

import dev.tacit.Tenant;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One request to shred everything of a tenant and how far it has come. It names no keys: it covers all that the tenant has,
 * and while it stands the tenant gets no others.
 *
 * <p>Immutable and thread-safe.
 *
 * @param keys how many keys it covered when it was stored
 * @param disabledAt when the keys were disabled
 * @param destroyAt when the quarantine ends
 * @param endedAt when it was cancelled or the keys were destroyed
 * @param keksGoneAt the earliest moment at which no copy of the KEKs of the tenant's epochs remains; empty until they were
 *     destroyed
 */
public record TenantShredRow(
        Tenant tenant,
        String requestId,
        ShredRow.State state,
        long keys,
        Instant disabledAt,
        Instant destroyAt,
        Optional<Instant> endedAt,
        Optional<Instant> keksGoneAt) {
    public TenantShredRow {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(disabledAt, "disabledAt");
        Objects.requireNonNull(destroyAt, "destroyAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(keksGoneAt, "keksGoneAt");
    }

    /** Returns a request that the store has not seen; the store counts the keys that it covers. */
    public static TenantShredRow requested(Tenant tenant, String requestId, Instant now, Instant destroyAt) {
        return new TenantShredRow(
                tenant, requestId, ShredRow.State.QUARANTINED, 0, now, destroyAt, Optional.empty(), Optional.empty());
    }

    /** Returns this request with the number of keys that it covers. */
    public TenantShredRow covering(long count) {
        return new TenantShredRow(tenant, requestId, state, count, disabledAt, destroyAt, endedAt, keksGoneAt);
    }

    /** Returns this request, ended. */
    public TenantShredRow ended(ShredRow.State end, Instant at) {
        return new TenantShredRow(tenant, requestId, end, keys, disabledAt, destroyAt, Optional.of(at), keksGoneAt);
    }

    /** Returns this request, the KEKs gone. */
    public TenantShredRow withKeksGone(Instant at) {
        return new TenantShredRow(tenant, requestId, state, keys, disabledAt, destroyAt, endedAt, Optional.of(at));
    }

    /** Says whether nothing of the tenant's opens because of it. */
    public boolean stands() {
        return state != ShredRow.State.CANCELLED;
    }

    /**
     * Says whether a stored request may become the other: cancelled or destroyed out of its quarantine, its KEKs gone once
     * it is destroyed.
     */
    public boolean mayBecome(TenantShredRow next) {
        boolean ends = state == ShredRow.State.QUARANTINED && next.state != ShredRow.State.QUARANTINED;
        boolean loses =
                state == ShredRow.State.DESTROYED && next.equals(withKeksGone(next.keksGoneAt.orElse(disabledAt)));
        return ends || loses;
    }
}
