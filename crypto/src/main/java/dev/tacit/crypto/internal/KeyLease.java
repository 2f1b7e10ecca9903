package dev.tacit.crypto.internal;

/**
 * A subject's key in the hands of one thread: a cipher, and the copy of the key that it knows. Lent by a {@link Workbench};
 * whoever held it last wipes the copy once the key is retired. It is the cipher, rather than having one, since many thousands
 * are kept and each object more is fetched from memory once more. Not thread-safe.
 */
public sealed class KeyLease extends AesGcm permits BenchLease {
    private final LeasedKey key;
    private final AesKey copy;
    private int messages;

    /** @param copy taken */
    KeyLease(LeasedKey key, AesKey copy) {
        this.key = key;
        this.copy = copy;
    }

    /**
     * @param copy taken
     * @param spare whose cipher is taken over
     */
    KeyLease(LeasedKey key, AesKey copy, AesGcm spare) {
        super(spare);
        this.key = key;
        this.copy = copy;
    }

    /** Returns whose copy this is. */
    public final LeasedKey key() {
        return key;
    }

    /** Encrypts as {@link AesGcm#seal} does. */
    final void seal(byte[] sealed, int nonceOffset, byte[] associatedData, byte[] plaintext) {
        seal(copy, sealed, nonceOffset, associatedData, plaintext);
    }

    /** Decrypts as {@link AesGcm#open} does. */
    final byte[] open(byte[] sealed, int nonceOffset, byte[] associatedData) {
        return open(copy, sealed, nonceOffset, associatedData);
    }

    /** Spends one of the messages that were granted; false if none is left. */
    final boolean spend() {
        if (messages == 0) {
            return false;
        }
        messages--;
        return true;
    }

    /** Grants so many messages. */
    final void grant(int more) {
        messages += more;
    }

    final void wipe() {
        key.addMessages(messages); // another lease of the key may spend them
        messages = 0;
        copy.wipe();
    }
}
