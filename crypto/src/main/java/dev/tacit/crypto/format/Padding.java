package dev.tacit.crypto.format;

/**
 * How far a value's length is hidden: the plaintext is followed by a byte {@code 0x80} and by zeros, up to a whole number of
 * blocks, before it is encrypted. Values whose lengths fall into one block then look alike. The class stands in the value's
 * header and is authenticated; a reader takes any.
 *
 * @see "ISO/IEC 7816-4, padding"
 */
public enum Padding {
    /** The default: the ciphertext is as long as the plaintext, and shows its length. */
    NONE(0, 1),
    /** Blocks of 16 bytes. */
    BLOCKS_OF_16(1, 16),
    /** Blocks of 32 bytes. */
    BLOCKS_OF_32(2, 32),
    /** Blocks of 64 bytes. */
    BLOCKS_OF_64(3, 64);

    private final int code;
    private final int blockSizeBytes;

    Padding(int code, int blockSizeBytes) {
        this.code = code;
        this.blockSizeBytes = blockSizeBytes;
    }

    /** Returns the number in the header, 0 to 7. */
    public int code() {
        return code;
    }

    /** Returns how many bytes are encrypted for this many of plaintext; at least one more, unless nothing is padded. */
    public int paddedSizeBytes(int plaintextSizeBytes) {
        return this == NONE ? plaintextSizeBytes : (plaintextSizeBytes / blockSizeBytes + 1) * blockSizeBytes;
    }
}
