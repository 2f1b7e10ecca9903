package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.KeyRef;

/** A tenant's key for data of no single person: XAES-256-GCM, each message under a key of its own. Thread-safe. */
final class SharedKey {
    /** The first half of the nonce makes the message's key, the second is AES-GCM's. */
    private static final int HALF_NONCE_BYTES = 12;

    private final KeyRef ref;
    private final MacKey key;

    SharedKey(KeyRef ref, MacKey key) {
        this.ref = ref;
        this.key = key;
    }

    KeyRef ref() {
        return ref;
    }

    /** Encrypts as {@link AesGcm#seal} does; a nonce of 24 bytes stands at {@code nonceOffset}. */
    void seal(byte[] sealed, int nonceOffset, byte[] associatedData, byte[] plaintext) {
        AesKey messageKey = key.messageKey(sealed, nonceOffset);
        try {
            new AesGcm().seal(messageKey, sealed, nonceOffset + HALF_NONCE_BYTES, associatedData, plaintext);
        } finally {
            messageKey.wipe();
        }
    }

    /** Decrypts as {@link AesGcm#open} does. */
    byte[] open(byte[] sealed, int nonceOffset, byte[] associatedData) {
        AesKey messageKey = key.messageKey(sealed, nonceOffset);
        try {
            return new AesGcm().open(messageKey, sealed, nonceOffset + HALF_NONCE_BYTES, associatedData);
        } finally {
            messageKey.wipe();
        }
    }
}
