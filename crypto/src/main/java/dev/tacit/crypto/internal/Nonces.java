package dev.tacit.crypto.internal;

import java.security.SecureRandom;

/**
 * Where nonces and keys come from: the platform's generator, asked anew for each. Nothing is buffered here, so a clone of
 * this process (a VM snapshot) repeats no more than the platform's generator does. Thread-safe.
 *
 * @see "NIST SP 800-38D §8.2.2, the RBG-based construction"
 */
public class Nonces {
    private final SecureRandom random = new SecureRandom();

    /** Makes the source; tests of fixed bytes put another in its place. */
    public Nonces() {}

    /** Returns 12 fresh random bytes. */
    byte[] next() {
        return bytes(AesGcm.NONCE_SIZE_BYTES);
    }

    /** Returns a fresh random key of 32 bytes. */
    byte[] key() {
        return bytes(Derivation.KEY_SIZE_BYTES);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
