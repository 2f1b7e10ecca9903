package dev.tacit.provider;

import dev.tacit.SubjectHandle;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a shred did: what is gone now, what goes later, and what is not the vault's to erase.
 *
 * <p>Immutable and thread-safe. Holds handles, never the subject's identifier.
 *
 * @param requestId the request that is answered
 * @param keys how many keys (generations) it covers
 * @param disabledAt from when nothing is opened with them; empty if there was nothing to shred
 * @param destroyedAt when the rows are, or will be, destroyed: the end of the quarantine
 * @param unrecoverableAt the earliest moment at which no copy of a key can remain; empty while that cannot be said, for
 *     example because the epoch is not closed
 * @param copies where copies of the keys are or were, each with what becomes of it
 * @param notCovered what the shred does not erase, one sentence each
 */
public record ShredReport(
        String requestId,
        SubjectHandle handle,
        KeyScope scope,
        State state,
        int keys,
        Optional<Instant> disabledAt,
        Optional<Instant> destroyedAt,
        Optional<Instant> unrecoverableAt,
        List<KeyCopy> copies,
        List<String> notCovered) {
    /** How far a shred has come. */
    public enum State {
        /** The subject has no key under this scope. */
        NOTHING_TO_SHRED,
        /** Nothing is opened any more; the key row still exists, in quarantine. */
        DISABLED,
        /** Brought back within the quarantine. */
        CANCELLED,
        /** The live key rows are destroyed, but copies in backups could still be unwrapped. */
        SHRED_PENDING,
        /** No copy of a key can remain. */
        SHREDDED
    }

    /**
     * One place where a copy of a key is or was.
     *
     * @param place for example {@code key store, live row}
     * @param fate what becomes of it
     * @param goneAt when it is gone; empty if that is not known
     */
    public record KeyCopy(String place, String fate, Optional<Instant> goneAt) {
        public KeyCopy {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(fate, "fate");
            Objects.requireNonNull(goneAt, "goneAt");
        }
    }

    public ShredReport {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(state, "state");
        copies = List.copyOf(copies);
        notCovered = List.copyOf(notCovered);
    }
}
