package dev.tacit.crypto.internal;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * An AES key as the JDK's ciphers take it, whose bytes can be wiped: those of {@code SecretKeySpec} cannot. Whoever wipes it
 * is the only one who works with it. The bytes lie in the object itself, since many thousands are kept. Not thread-safe.
 */
final class AesKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final int size;
    private transient long first;
    private transient long second;
    private transient long third;
    private transient long fourth;
    private transient boolean wiped;

    /** @param bytes 16, 24 or 32; taken, which here means copied and wiped */
    AesKey(byte[] bytes) {
        if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
            throw new IllegalArgumentException("an AES key has 16, 24 or 32 bytes");
        }
        size = bytes.length;
        first = BigEndian.getLong(bytes, 0);
        second = BigEndian.getLong(bytes, 8);
        third = size > 16 ? BigEndian.getLong(bytes, 16) : 0;
        fourth = size > 24 ? BigEndian.getLong(bytes, 24) : 0;
        Arrays.fill(bytes, (byte) 0);
    }

    private AesKey(AesKey other) {
        size = other.size;
        first = other.first;
        second = other.second;
        third = other.third;
        fourth = other.fourth;
    }

    /** Returns the key that was wiped from the start: of a dead key nothing is known. */
    static AesKey none() {
        AesKey none = new AesKey(new byte[32]);
        none.wipe();
        return none;
    }

    AesKey copy() {
        requireKey();
        return new AesKey(this);
    }

    void wipe() {
        wiped = true;
        first = 0;
        second = 0;
        third = 0;
        fourth = 0;
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
        byte[] bytes = new byte[size];
        BigEndian.putLong(bytes, 0, first);
        BigEndian.putLong(bytes, 8, second);
        if (size > 16) {
            BigEndian.putLong(bytes, 16, third);
        }
        if (size > 24) {
            BigEndian.putLong(bytes, 24, fourth);
        }
        return bytes;
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
