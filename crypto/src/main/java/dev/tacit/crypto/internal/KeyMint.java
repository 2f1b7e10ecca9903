package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes keys of every kind and takes them out of their rows again. Thread-safe. */
public final class KeyMint {
    private final KeyStore store;
    private final Epochs epochs;
    private final InstantSource clock;
    private final Nonces nonces;

    public KeyMint(KeyStore store, Epochs epochs, InstantSource clock, Nonces nonces) {
        this.store = store;
        this.epochs = epochs;
        this.clock = clock;
        this.nonces = nonces;
    }

    /** A key is replaced by the next generation at this age, however little it has sealed. */
    static final Duration MAX_GENERATION_AGE = Duration.ofDays(365);

    /**
     * A key that was asked for.
     *
     * @param row as it is stored in the end
     * @param first whether the caller made it, and has its first messages
     */
    record Created(KeyRow row, boolean first) {}

    /** Says whether a key is so old that the next generation is to seal. */
    boolean isTooOld(KeyRow row) {
        return sealsForNanos(row) <= 0;
    }

    /** Returns for how long a key seals yet; 0 if it is too old. */
    long sealsForNanos(KeyRow row) {
        long most = MAX_GENERATION_AGE.toMillis();
        long left = row.createdAt().toEpochMilli() + most - clock.millis();
        return TimeUnit.MILLISECONDS.toNanos(
                Math.max(0, Math.min(left, most))); // a clock ahead of ours may have made it
    }

    /** Makes and stores a key of this generation, unless there is one. */
    Created create(KeySlot slot, int generation) {
        EpochKey epoch = epochs.current(slot.tenant());
        byte[] key = nonces.key();
        DerivedKey derived = DerivedKey.of(key, label(slot.kind()));
        byte[] associatedData = associatedData(slot, generation, epoch.number(), derived.ref());
        KeyRow row = new KeyRow(
                slot,
                generation,
                derived.ref(),
                epoch.number(),
                Optional.of(epoch.wrap(key, associatedData)),
                KeyRow.State.ACTIVE,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Arrays.fill(key, (byte) 0);
        Arrays.fill(derived.bytes(), (byte) 0);
        try {
            KeyRow stored = store.insertKeyIfAbsent(row);
            return new Created(stored, stored.ref().equals(row.ref()));
        } catch (KeyUnavailableException e) {
            epochs.refresh(slot.tenant());
            throw e;
        }
    }

    /**
     * Unwraps and derives.
     *
     * @param row not a tombstone
     * @throws CiphertextRejectedException if the row was altered, or moved to another slot
     */
    DerivedKey derive(KeyRow row) {
        return derive(row, epochOf(row));
    }

    /** Unwraps with the key of the row's epoch, as {@link #derive(KeyRow)} does, and derives. */
    DerivedKey derive(KeyRow row, EpochKey epoch) {
        byte[] associatedData = associatedData(row.slot(), row.generation(), row.epoch(), row.ref());
        byte[] key = epoch.unwrap(row.key().orElseThrow(), associatedData);
        DerivedKey derived = DerivedKey.of(key, label(row.slot().kind()));
        Arrays.fill(key, (byte) 0);
        if (!derived.isNamed(row.ref())) {
            throw new CiphertextRejectedException();
        }
        return derived;
    }

    /** Returns until when a row's key is served: as long as the epoch's key through which it came, by the ticker. */
    long servedUntilNanos(KeyRow row) {
        return epochOf(row).servedUntilNanos();
    }

    /** Returns the key that unwraps a row's. */
    EpochKey epochOf(KeyRow row) {
        return epochs.numbered(row.tenant(), row.epoch());
    }

    private static byte[] associatedData(KeySlot slot, int generation, int epoch, KeyRef ref) {
        return LengthPrefixed.list()
                .add("tacit/1/key-row")
                .add(slot.tenant().id())
                .add(slot.kind().name())
                .add(slot.owner())
                .add(slot.scope())
                .add(generation)
                .add(epoch)
                .add(ref.bytes())
                .bytes();
    }

    static Label label(KeyKind kind) {
        return switch (kind) {
            case SUBJECT -> Label.SUBJECT_KEY;
            case HANDLE_ROOT -> Label.HANDLE_ROOT;
            case INDEX_ROOT -> Label.INDEX_ROOT;
            case TOKEN -> Label.TOKEN_KEY;
            case SHARED -> Label.SHARED_KEY;
        };
    }
}
