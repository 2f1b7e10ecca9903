package dev.tacit.crypto.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A list of byte strings as one: each is its length in 4 bytes, big-endian, and then itself. Two different lists never give
 * the same bytes, because the list can be read back. Not thread-safe.
 */
public final class LengthPrefixed {
    private byte[] list = new byte[128];
    private int size;

    private LengthPrefixed() {}

    /** Begins an empty list. */
    public static LengthPrefixed list() {
        return new LengthPrefixed();
    }

    /** Adds a byte string. */
    public LengthPrefixed add(byte[] item) {
        reserve(Integer.BYTES + item.length);
        number(item.length);
        System.arraycopy(item, 0, list, size, item.length);
        size += item.length;
        return this;
    }

    /** Adds a text, in UTF-8. */
    public LengthPrefixed add(String item) {
        int length = item.length();
        reserve(Integer.BYTES + length);
        int end = size + Integer.BYTES;
        for (int i = 0; i < length; i++) {
            char c = item.charAt(i);
            if (c >= 0x80) {
                return add(utf8(item));
            }
            list[end++] = (byte) c;
        }
        number(length);
        size = end;
        return this;
    }

    /** Adds a number of 4 bytes. */
    public LengthPrefixed add(int item) {
        reserve(2 * Integer.BYTES);
        number(Integer.BYTES);
        number(item);
        return this;
    }

    /** Returns the list. */
    public byte[] bytes() {
        return Arrays.copyOf(list, size);
    }

    /**
     * Returns the text in UTF-8. Java's own conversion turns each lone surrogate into a question mark, so that different
     * texts become one; this refuses them.
     *
     * @throws IllegalArgumentException if the text holds half a surrogate pair
     */
    public static byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return withSurrogates(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withSurrogates(String text) {
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

    private void reserve(int more) {
        if (list.length - size < more) {
            list = Arrays.copyOf(list, Math.max(2 * list.length, Math.addExact(size, more)));
        }
    }

    private void number(int value) {
        list[size++] = (byte) (value >>> 24);
        list[size++] = (byte) (value >>> 16);
        list[size++] = (byte) (value >>> 8);
        list[size++] = (byte) value;
    }
}
