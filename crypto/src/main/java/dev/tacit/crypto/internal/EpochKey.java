package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.WrappedKey;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One epoch's key, unwrapped: it wraps the keys of that epoch with AES-256-GCM under random nonces. A wrapped key is a
 * version byte, 12 bytes of nonce, 32 of ciphertext and 16 of tag. Thread-safe.
 *
 * @see "NIST SP 800-38D §8.3: at most 2^32 keys an epoch and tenant"
 */
final class EpochKey {
    private static final byte VERSION = 1;
    private static final int CIPHERTEXT_OFFSET = 1 + AesGcm.NONCE_SIZE_BYTES;

    private final int number;
    private final byte[] key;
    private final Nonces nonces;
    private volatile long servedUntilNanos = Long.MAX_VALUE;
    private boolean wiped;

    EpochKey(int number, byte[] epochKey, Nonces nonces) {
        this.number = number;
        this.key = Derivation.key(epochKey, Label.EPOCH_WRAP);
        this.nonces = nonces;
    }

    int number() {
        return number;
    }

    /** Returns until when it, and whatever is unwrapped through it, is served: a reading of the ticker. */
    long servedUntilNanos() {
        return servedUntilNanos;
    }

    void servedUntil(long nanos) {
        servedUntilNanos = nanos;
    }

    WrappedKey wrap(byte[] rowKey, byte[] associatedData) {
        byte[] nonce = nonces.next();
        byte[] start =
                ByteBuffer.allocate(CIPHERTEXT_OFFSET).put(VERSION).put(nonce).array();
        byte[] copy = copy();
        try {
            return WrappedKey.of(AesGcm.seal(copy, nonce, associatedData, rowKey, start));
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    byte[] unwrap(WrappedKey wrapped, byte[] associatedData) {
        byte[] bytes = wrapped.bytes();
        if (bytes.length < CIPHERTEXT_OFFSET || bytes[0] != VERSION) {
            throw new CiphertextRejectedException();
        }
        byte[] nonce = Arrays.copyOfRange(bytes, 1, CIPHERTEXT_OFFSET);
        byte[] copy = copy();
        try {
            return AesGcm.open(copy, nonce, associatedData, bytes, CIPHERTEXT_OFFSET);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    synchronized void wipe() {
        wiped = true;
        Arrays.fill(key, (byte) 0);
    }

    /** A key of zeros wraps as well as any other. */
    private synchronized byte[] copy() {
        if (wiped) {
            throw new KeyUnavailableException("the epoch's key was dropped meanwhile");
        }
        return key.clone();
    }
}
