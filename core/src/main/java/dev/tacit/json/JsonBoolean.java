package dev.tacit.json;

/** The value {@code true} or {@code false}. Immutable and thread-safe. */
public enum JsonBoolean implements JsonValue {
    FALSE,
    TRUE;

    public static JsonBoolean of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public boolean value() {
        return this == TRUE;
    }

    @Override
    public String typeName() {
        return "boolean";
    }

    /** Tells the type only: even a yes or no may be personal data. */
    @Override
    public String toString() {
        return "JsonBoolean";
    }
}
