package dev.tacit.crypto.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A list of byte strings as one: each is its length in 4 bytes, big-endian, and then itself. Two different lists never give
 * the same bytes, because the list can be read back. Not thread-safe.
 */
public final class LengthPrefixed {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    private LengthPrefixed() {}

    /** Begins an empty list. */
    public static LengthPrefixed list() {
        return new LengthPrefixed();
    }

    /** Adds a byte string. */
    public LengthPrefixed add(byte[] item) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(item.length).array());
        out.writeBytes(item);
        return this;
    }

    /** Adds a text, in UTF-8. */
    public LengthPrefixed add(String item) {
        return add(utf8(item));
    }

    /** Adds a number of 4 bytes. */
    public LengthPrefixed add(int item) {
        return add(ByteBuffer.allocate(Integer.BYTES).putInt(item).array());
    }

    /** Returns the list. */
    public byte[] bytes() {
        return out.toByteArray();
    }

    /**
     * Returns the text in UTF-8. Java's own conversion turns each lone surrogate into a question mark, so that different
     * texts become one; this refuses them.
     *
     * @throws IllegalArgumentException if the text holds half a surrogate pair
     */
    public static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text holds half a surrogate pair, which UTF-8 cannot say");
        }
    }
}
