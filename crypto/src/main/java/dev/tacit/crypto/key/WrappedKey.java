package dev.tacit.crypto.key;

import java.util.Arrays;

/** A key in encrypted form, as it lies in a row. Immutable and thread-safe. Its text shows its size only. */
public final class WrappedKey {
    private final byte[] bytes;

    private WrappedKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns a wrapped key with a copy of these bytes.
     *
     * @param bytes 1 to 4096 bytes
     */
    public static WrappedKey of(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > 4096) {
            throw new IllegalArgumentException("a wrapped key has 1 to 4096 bytes");
        }
        return new WrappedKey(bytes.clone());
    }

    /** Returns the bytes, in a fresh array. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrappedKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "WrappedKey[" + bytes.length + " bytes]";
    }
}
