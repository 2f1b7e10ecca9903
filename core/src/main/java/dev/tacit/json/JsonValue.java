package dev.tacit.json;

/**
 * One value of a JSON document. Immutable and thread-safe.
 *
 * <p>Two promises hold by construction, so that what exists can always be written and read again: text holds no lone
 * surrogate, and nothing is nested deeper than {@value #MAX_DEPTH} levels.
 *
 * <p>{@code equals} compares content: the order of an object's members and the scale of a number do not count. {@code
 * toString} tells the shape and never the content, since the content may be personal data; {@link Json#write} gives the
 * text.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {
    /** The deepest nesting of objects and arrays. */
    int MAX_DEPTH = 100;

    /** Returns what JSON Schema calls this kind of value: {@code object}, {@code array}, {@code string} and so on. */
    String typeName();

    /** Returns how many levels of objects and arrays this value has: 0 for any other value, 1 for an empty object. */
    default int depth() {
        return 0;
    }
}
