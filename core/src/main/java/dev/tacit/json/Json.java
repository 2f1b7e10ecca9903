package dev.tacit.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes JSON text, strictly. Thread-safe.
 *
 * <p>Reading accepts RFC 8259 and nothing else: no duplicate members, comments, trailing commas, {@code NaN}, byte order
 * mark or second value. It is bounded: {@value #MAX_CHARS} chars, {@link JsonValue#MAX_DEPTH} levels, {@link
 * JsonNumber#MAX_DIGITS} digits. Whatever the input, the result is a value or a {@link JsonException} that does not
 * quote it.
 */
public final class Json {
    /** The longest document, in UTF-16 code units. */
    public static final int MAX_CHARS = 16 * 1024 * 1024;

    private static final String TOO_LONG = "must be no longer than 16777216 chars";

    private Json() {}

    /**
     * Reads one document.
     *
     * @throws JsonException if the text is not exactly one JSON value, or is larger than the bounds
     */
    public static JsonValue parse(String text) {
        if (text.length() > MAX_CHARS) {
            throw new JsonException(JsonPointer.ROOT, TOO_LONG);
        }
        if (text.startsWith("\uFEFF")) {
            throw new JsonException(JsonPointer.ROOT, "must not start with a byte order mark");
        }
        return StrictParser.parse(text);
    }

    /**
     * Reads one document in UTF-8, whose bytes are not kept.
     *
     * @throws JsonException if the bytes are not UTF-8, not exactly one JSON value, or larger than the bounds
     */
    public static JsonValue parse(byte[] utf8) {
        if (utf8.length > 3 * MAX_CHARS) { // a char takes at most three bytes
            throw new JsonException(JsonPointer.ROOT, TOO_LONG);
        }
        return parse(decode(utf8));
    }

    /** Returns the value as compact text, members in their own order; parsing it gives an equal value. */
    public static String write(JsonValue value) {
        return new JsonText(JsonText.Style.COMPACT).of(value);
    }

    /** Returns the value as indented text for people, without a line feed at its end. */
    public static String pretty(JsonValue value) {
        return new JsonText(JsonText.Style.PRETTY).of(value);
    }

    private static String decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new JsonException(JsonPointer.ROOT, "must be UTF-8");
        }
    }
}
