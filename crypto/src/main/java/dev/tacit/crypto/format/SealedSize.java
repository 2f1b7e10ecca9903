package dev.tacit.crypto.format;

import java.util.Objects;

/**
 * How long a sealed value gets, to size a column: {@code SealedSize.standard().varchar(40)} is the {@code n} of a {@code
 * VARCHAR(n)} for texts of up to 40 characters. Immutable and thread-safe.
 */
public record SealedSize(Suite suite, Padding padding) {
    private static final int PREFIX_CHARS = "tct1:".length();
    private static final int MAX_UTF8_BYTES = 4;

    public SealedSize {
        Objects.requireNonNull(suite, "suite");
        Objects.requireNonNull(padding, "padding");
    }

    /** Returns the sizes of a vault's defaults. */
    public static SealedSize standard() {
        return new SealedSize(Suite.AES_256_GCM, Padding.NONE);
    }

    /** Returns the size of the binary form. */
    public int bytes(int plaintextSizeBytes) {
        if (plaintextSizeBytes < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
        return Math.addExact(suite.overheadBytes(), padding.paddedSizeBytes(plaintextSizeBytes));
    }

    /** Returns the length of the text form: {@code tct1:} and base64url without padding. */
    public int chars(int plaintextSizeBytes) {
        long bits = 8L * bytes(plaintextSizeBytes);
        return Math.toIntExact(PREFIX_CHARS + (bits + 5) / 6);
    }

    /** Returns the longest that the text form of a text gets; a character takes up to 4 bytes of UTF-8. */
    public int varchar(int maxCharacters) {
        return chars(Math.multiplyExact(MAX_UTF8_BYTES, maxCharacters));
    }
}
