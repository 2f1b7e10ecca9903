package dev.tacit.benchmarks.seal;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Where the limit takes its nonces from; the source decides about a third of what a short message costs. Not thread-safe. */
public abstract class NonceSource {
    static final int NONCE_BYTES = 12;

    /** Returns 12 bytes that were never returned before. */
    public abstract byte[] next();

    /** Asks the platform's generator for each message. */
    public static NonceSource platform() {
        SecureRandom random = new SecureRandom();
        return new NonceSource() {
            @Override
            public byte[] next() {
                byte[] nonce = new byte[NONCE_BYTES];
                random.nextBytes(nonce);
                return nonce;
            }
        };
    }

    /** Asks a DRBG of NIST SP 800-90A, the JDK's own, for each message. */
    public static NonceSource drbg() {
        try {
            SecureRandom random = SecureRandom.getInstance("DRBG");
            return new NonceSource() {
                @Override
                public byte[] next() {
                    byte[] nonce = new byte[NONCE_BYTES];
                    random.nextBytes(nonce);
                    return nonce;
                }
            };
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks the platform's generator for 64 nonces at a time. */
    public static NonceSource buffered() {
        SecureRandom random = new SecureRandom();
        byte[] buffer = new byte[64 * NONCE_BYTES];
        return new NonceSource() {
            private int used = buffer.length;

            @Override
            public byte[] next() {
                if (used == buffer.length) {
                    random.nextBytes(buffer);
                    used = 0;
                }
                byte[] nonce = new byte[NONCE_BYTES];
                System.arraycopy(buffer, used, nonce, 0, NONCE_BYTES);
                used += NONCE_BYTES;
                return nonce;
            }
        };
    }
}
