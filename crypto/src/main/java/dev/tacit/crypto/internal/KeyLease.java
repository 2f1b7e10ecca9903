package dev.tacit.crypto.internal;

/**
 * A subject's key in the hands of one thread: a copy of it, and a cipher that knows it. Lent by a {@link Workbench}; whoever
 * held it last wipes the copy once the key is retired. Not thread-safe.
 */
public final class KeyLease {
    private final LeasedKey key;
    private final AesKey copy;
    private final AesGcm cipher;
    private int messages;

    /** @param copy taken */
    KeyLease(LeasedKey key, AesKey copy, AesGcm cipher) {
        this.key = key;
        this.copy = copy;
        this.cipher = cipher;
    }

    /** Returns whose copy this is. */
    LeasedKey key() {
        return key;
    }

    /** Returns the cipher, which has this key or is given it. */
    AesGcm cipher() {
        return cipher;
    }

    /** Encrypts as {@link AesGcm#seal} does. */
    void seal(byte[] sealed, int nonceOffset, byte[] associatedData, byte[] plaintext) {
        cipher.seal(copy, sealed, nonceOffset, associatedData, plaintext);
    }

    /** Decrypts as {@link AesGcm#open} does. */
    byte[] open(byte[] sealed, int nonceOffset, byte[] associatedData) {
        return cipher.open(copy, sealed, nonceOffset, associatedData);
    }

    /** Spends one of the messages that were granted; false if none is left. */
    boolean spend() {
        if (messages == 0) {
            return false;
        }
        messages--;
        return true;
    }

    /** Grants so many messages. */
    void grant(int more) {
        messages += more;
    }

    void wipe() {
        key.addMessages(messages); // another lease of the key may spend them
        messages = 0;
        copy.wipe();
    }
}
