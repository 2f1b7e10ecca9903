package dev.tacit.crypto.key;

import dev.tacit.Tenant;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One key, wrapped under its epoch's key; once destroyed, its tombstone: handle and reference stay, the key does not.
 *
 * <p>Immutable and thread-safe.
 *
 * @param generation from 1; a slot's newest generation seals
 * @param epoch the number of the epoch whose key wraps it
 * @param key the wrapped key; empty exactly if the state is {@link State#DESTROYED}
 */
public record KeyRow(
        KeySlot slot, int generation, KeyRef ref, int epoch, Optional<WrappedKey> key, State state, Instant createdAt) {
    /** How far a key's life has come. */
    public enum State {
        /** Seals and opens. */
        ACTIVE,
        /** Opens nothing; a shred's quarantine runs. */
        DISABLED,
        /** A tombstone. */
        DESTROYED
    }

    public KeyRow {
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(createdAt, "createdAt");
        if (generation < 1 || epoch < 1) {
            throw new IllegalArgumentException("generations and epochs count from 1");
        }
        if (key.isEmpty() != (state == State.DESTROYED)) {
            throw new IllegalArgumentException("a key row has a key until it is destroyed");
        }
    }

    /** Returns the tenant. */
    public Tenant tenant() {
        return slot.tenant();
    }

    /** Returns this row in another state; a destroyed row holds no key. */
    public KeyRow in(State next) {
        Optional<WrappedKey> kept = next == State.DESTROYED ? Optional.empty() : key;
        return new KeyRow(slot, generation, ref, epoch, kept, next, createdAt);
    }
}
