package dev.tacit.json;

import static java.util.Objects.requireNonNull;

/**
 * Text. Immutable and thread-safe.
 *
 * @param value any text without lone surrogates; may be empty
 */
public record JsonString(String value) implements JsonValue {
    static final String LONE_SURROGATE = "must not hold a lone surrogate";

    /** @throws JsonException if the text holds half of a surrogate pair, which UTF-8 cannot express */
    public JsonString {
        requireNonNull(value, "value");
        if (!isWellFormed(value)) {
            throw new JsonException(JsonPointer.ROOT, LONE_SURROGATE);
        }
    }

    static boolean isWellFormed(String text) {
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }

    @Override
    public String typeName() {
        return "string";
    }

    /** Tells the length only. */
    @Override
    public String toString() {
        return "JsonString[" + value.length() + " chars]";
    }
}
