package dev.tacit.crypto.key;

import dev.tacit.Tenant;
import java.time.Instant;
import java.util.Objects;

/**
 * One tenant's epoch key, wrapped under the KEK of that epoch.
 *
 * <p>Immutable and thread-safe.
 *
 * @param number from 1, in the order of opening
 * @param kekId whose KEK wraps it: {@link Kek#id()}
 * @param epochKek the epoch's own KEK: a name from {@link Kek#createEpochKek()}
 */
public record EpochRow(
        Tenant tenant, int number, State state, String kekId, String epochKek, WrappedKey key, Instant createdAt) {
    /** How far an epoch's life has come. New keys are wrapped only under an epoch that is open. */
    public enum State {
        /** Takes new keys. */
        OPEN,
        /** Takes no new keys; the living are wrapped under a newer epoch. */
        CLOSING,
        /** Wraps no key any more. */
        CLOSED,
        /** The epoch's KEK is destroyed. */
        DESTROYED
    }

    /** What stands in the place of a key that was removed: one byte, which is no key. */
    public static final WrappedKey NO_KEY = WrappedKey.of(new byte[1]);

    public EpochRow {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(kekId, "kekId");
        Objects.requireNonNull(epochKek, "epochKek");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(createdAt, "createdAt");
        if (number < 1) {
            throw new IllegalArgumentException("epochs count from 1");
        }
    }

    /** Returns this row closed, and {@link #NO_KEY} in it. */
    public EpochRow closedForGood() {
        return new EpochRow(tenant, number, State.CLOSED, kekId, epochKek, NO_KEY, createdAt);
    }
}
