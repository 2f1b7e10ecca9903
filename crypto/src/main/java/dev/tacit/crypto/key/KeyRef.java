package dev.tacit.crypto.key;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The 16-byte name of a key, derived from the key itself: it stands in every ciphertext and commits to the key (64-bit
 * collision strength), not to the context. After a shred it is a random string.
 *
 * <p>Immutable and thread-safe.
 *
 * @param high bytes 0 to 7, big-endian
 * @param low bytes 8 to 15, big-endian
 */
public record KeyRef(long high, long low) {
    /** Size of a reference. */
    public static final int SIZE_BYTES = 16;

    /** Returns the reference with these 16 bytes. */
    public static KeyRef of(byte[] bytes) {
        if (bytes.length != SIZE_BYTES) {
            throw new IllegalArgumentException("a key reference has 16 bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new KeyRef(buffer.getLong(), buffer.getLong());
    }

    /** Returns the reference that {@link #toString()} shows. */
    public static KeyRef parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** Returns the 16 bytes, in a fresh array. */
    public byte[] bytes() {
        return ByteBuffer.allocate(SIZE_BYTES).putLong(high).putLong(low).array();
    }

    /** Returns 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
