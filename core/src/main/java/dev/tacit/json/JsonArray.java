package dev.tacit.json;

import java.util.Collection;
import java.util.List;

/** Values in order. Immutable and thread-safe. */
public final class JsonArray implements JsonValue {
    private static final JsonArray EMPTY = new JsonArray(List.of());

    private final List<JsonValue> items;
    private final int depth;

    private JsonArray(List<JsonValue> items) {
        this.items = items;
        this.depth = Nesting.around(items);
    }

    /**
     * Returns an array of these values.
     *
     * @throws JsonException if the result would be nested deeper than {@link JsonValue#MAX_DEPTH}
     */
    public static JsonArray of(JsonValue... items) {
        return of(List.of(items));
    }

    /**
     * Returns an array of these values, in the order of the collection.
     *
     * @throws JsonException if the result would be nested deeper than {@link JsonValue#MAX_DEPTH}
     */
    public static JsonArray of(Collection<? extends JsonValue> items) {
        return items.isEmpty() ? EMPTY : new JsonArray(List.copyOf(items));
    }

    /** Returns an array of texts, in the order of the collection. */
    public static JsonArray ofStrings(Collection<String> texts) {
        return of(texts.stream().map(JsonString::new).toList());
    }

    /** Returns the values; unmodifiable. */
    public List<JsonValue> items() {
        return items;
    }

    @Override
    public String typeName() {
        return "array";
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonArray array && items.equals(array.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    /** Tells the size only. */
    @Override
    public String toString() {
        return "JsonArray[" + items.size() + " items]";
    }
}
