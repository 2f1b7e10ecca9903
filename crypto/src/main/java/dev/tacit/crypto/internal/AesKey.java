package dev.tacit.crypto.internal;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * An AES key as the JDK's ciphers take it, whose bytes can be wiped: those of {@code SecretKeySpec} cannot. Whoever wipes it
 * is the only one who works with it. Not thread-safe.
 */
final class AesKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final transient byte[] bytes;
    private transient boolean wiped;

    /** @param bytes taken, not copied */
    AesKey(byte[] bytes) {
        this.bytes = bytes;
    }

    AesKey copy() {
        requireKey();
        return new AesKey(bytes.clone());
    }

    void wipe() {
        wiped = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /** Returns a copy, which the JDK's ciphers wipe when they are given another key. */
    @Override
    public byte[] getEncoded() {
        requireKey();
        return bytes.clone();
    }

    /** A key of zeros encrypts as well as any other. */
    private void requireKey() {
        if (wiped) {
            throw new IllegalStateException("the key is wiped");
        }
    }

    private void writeObject(ObjectOutputStream unused) throws NotSerializableException {
        throw new NotSerializableException("a key leaves the process wrapped, or not at all");
    }
}
