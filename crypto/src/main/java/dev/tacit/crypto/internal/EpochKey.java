package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.WrappedKey;

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
    private final AesKey key;
    private final Nonces nonces;
    private volatile long servedUntilNanos = Long.MAX_VALUE;
    private AesGcm cipher = new AesGcm();
    private boolean wiped;

    EpochKey(int number, byte[] epochKey, Nonces nonces) {
        this.number = number;
        this.key = new AesKey(Derivation.key(epochKey, Label.EPOCH_WRAP));
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

    synchronized WrappedKey wrap(byte[] rowKey, byte[] associatedData) {
        byte[] wrapped = new byte[CIPHERTEXT_OFFSET + rowKey.length + AesGcm.TAG_SIZE_BYTES];
        wrapped[0] = VERSION;
        nonces.next(wrapped, 1, AesGcm.NONCE_SIZE_BYTES);
        cipher().seal(key, wrapped, 1, associatedData, rowKey);
        return WrappedKey.of(wrapped);
    }

    synchronized byte[] unwrap(WrappedKey wrapped, byte[] associatedData) {
        byte[] bytes = wrapped.bytes();
        if (bytes.length < CIPHERTEXT_OFFSET || bytes[0] != VERSION) {
            throw new CiphertextRejectedException();
        }
        return cipher().open(key, bytes, 1, associatedData);
    }

    synchronized void wipe() {
        wiped = true;
        key.wipe();
        cipher = new AesGcm(); // the old one knows the key
    }

    /** Says whether it works no more. */
    synchronized boolean isWiped() {
        return wiped;
    }

    private AesGcm cipher() {
        if (wiped) {
            throw new KeyUnavailableException("the epoch's key was dropped meanwhile");
        }
        if (!cipher.isSound()) {
            cipher = new AesGcm();
        }
        return cipher;
    }
}
