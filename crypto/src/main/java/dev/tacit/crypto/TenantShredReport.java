package dev.tacit.crypto;

import dev.tacit.Tenant;
import dev.tacit.provider.ShredReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the shred of a whole tenant did: what is gone now, what later, and what is not the vault's to erase.
 *
 * <p>Immutable and thread-safe. Names the tenant, and no person.
 *
 * @param requestId the request that is answered
 * @param keys how many keys it covers, those of persons and the tenant's own
 * @param disabledAt from when nothing of the tenant's is sealed or opened
 * @param destroyedAt when the rows are, or will be, destroyed: the end of the quarantine; empty if it was cancelled
 * @param unrecoverableAt the earliest moment at which no copy of a key remains within the vault's and the KEKs' reach; empty
 *     while that cannot be said, for example because a KEK cannot be destroyed
 * @param copies where copies of the keys are or were, each with what becomes of it
 * @param notCovered what the shred does not erase, one sentence each
 */
public record TenantShredReport(
        Tenant tenant,
        String requestId,
        ShredReport.State state,
        long keys,
        Instant disabledAt,
        Optional<Instant> destroyedAt,
        Optional<Instant> unrecoverableAt,
        List<ShredReport.KeyCopy> copies,
        List<String> notCovered) {
    public TenantShredReport {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(disabledAt, "disabledAt");
        Objects.requireNonNull(destroyedAt, "destroyedAt");
        Objects.requireNonNull(unrecoverableAt, "unrecoverableAt");
        copies = List.copyOf(copies);
        notCovered = List.copyOf(notCovered);
    }
}
