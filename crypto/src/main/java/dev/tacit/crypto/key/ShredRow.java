package dev.tacit.crypto.key;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One request to shred and how far it has come. It names the keys that it covers, so that a repeated request never
 * reaches a key made later.
 *
 * <p>Immutable and thread-safe.
 *
 * @param scope as in {@link KeySlot#scope()}
 * @param keys the keys that it covers; empty if there was none
 * @param disabledAt when the keys were disabled
 * @param destroyAt when the quarantine ends
 * @param endedAt when it was cancelled or the keys were destroyed
 */
public record ShredRow(
        Tenant tenant,
        String requestId,
        SubjectHandle handle,
        String scope,
        State state,
        List<KeyRef> keys,
        Instant disabledAt,
        Instant destroyAt,
        Optional<Instant> endedAt) {
    /** How far a request has come. */
    public enum State {
        /** The keys are disabled; the request can be cancelled. */
        QUARANTINED,
        /** The keys were brought back, except those that another request covers. */
        CANCELLED,
        /** The keys are tombstones. */
        DESTROYED
    }

    public ShredRow {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(state, "state");
        keys = List.copyOf(keys);
        Objects.requireNonNull(disabledAt, "disabledAt");
        Objects.requireNonNull(destroyAt, "destroyAt");
        Objects.requireNonNull(endedAt, "endedAt");
    }

    /** Returns a request that the store has not seen; the store adds the keys that it covers. */
    public static ShredRow requested(
            Tenant tenant, String requestId, SubjectHandle handle, String scope, Instant now, Instant destroyAt) {
        return new ShredRow(
                tenant, requestId, handle, scope, State.QUARANTINED, List.of(), now, destroyAt, Optional.empty());
    }

    /** Says whether it covers keys of this slot: its own scope, and if that is the whole subject, every scope. */
    public boolean covers(KeySlot slot) {
        return slot.kind() == KeyKind.SUBJECT
                && slot.tenant().equals(tenant)
                && slot.owner().equals(handle.hex())
                && (scope.equals(KeySlot.WHOLE_SUBJECT) || scope.equals(slot.scope()));
    }

    /** Returns this request with the keys that it covers. */
    public ShredRow covering(List<KeyRef> covered) {
        return new ShredRow(tenant, requestId, handle, scope, state, covered, disabledAt, destroyAt, endedAt);
    }

    /** Returns this request, ended. */
    public ShredRow ended(State end, Instant at) {
        return new ShredRow(tenant, requestId, handle, scope, end, keys, disabledAt, destroyAt, Optional.of(at));
    }
}
