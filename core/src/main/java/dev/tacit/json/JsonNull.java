package dev.tacit.json;

/** The value {@code null} of JSON, which {@link JsonReader} reads as absent. Immutable and thread-safe. */
public enum JsonNull implements JsonValue {
    NULL;

    @Override
    public String typeName() {
        return "null";
    }
}
