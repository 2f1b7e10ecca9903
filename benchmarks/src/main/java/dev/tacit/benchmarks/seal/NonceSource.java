package dev.tacit.benchmarks.seal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    /** Asks the operating system for 64 nonces at a time, as Tacit does; but never looks how old they are. */
    public static NonceSource operatingSystem() {
        try {
            InputStream device = new FileInputStream("/dev/urandom");
            return new Buffered() {
                @Override
                void fill(byte[] buffer) {
                    try {
                        if (device.readNBytes(buffer, 0, buffer.length) != buffer.length) {
                            throw new IllegalStateException("the device ended");
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
        } catch (IOException e) {
            return buffered();
        }
    }

    /** Asks the platform's generator for 64 nonces at a time. */
    public static NonceSource buffered() {
        SecureRandom random = new SecureRandom();
        return new Buffered() {
            @Override
            void fill(byte[] buffer) {
                random.nextBytes(buffer);
            }
        };
    }

    private abstract static class Buffered extends NonceSource {
        private final byte[] buffer = new byte[64 * NONCE_BYTES];
        private int used = buffer.length;

        abstract void fill(byte[] target);

        @Override
        public byte[] next() {
            if (used == buffer.length) {
                fill(buffer);
                used = 0;
            }
            byte[] nonce = new byte[NONCE_BYTES];
            System.arraycopy(buffer, used, nonce, 0, NONCE_BYTES);
            used += NONCE_BYTES;
            return nonce;
        }
    }
}
