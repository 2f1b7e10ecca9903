package dev.tacit.json;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Named values, which keep the order in which they were given. Immutable and thread-safe. */
public final class JsonObject implements JsonValue {
    private static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

    private final Map<String, JsonValue> members;
    private final int depth;

    /** Keeps the map, which has an order and well-formed names: the caller hands it over. */
    JsonObject(Map<String, JsonValue> members) {
        this.members = Collections.unmodifiableMap(members);
        this.depth = Nesting.around(members.values());
    }

    public static JsonObject empty() {
        return EMPTY;
    }

    /**
     * Copies the members in the map's order.
     *
     * @throws JsonException if a name holds a lone surrogate, or the result would be nested deeper than {@link
     *     JsonValue#MAX_DEPTH}
     */
    public static JsonObject of(Map<String, ? extends JsonValue> members) {
        Builder builder = builder();
        members.forEach(builder::put);
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Returns the members in order; unmodifiable. */
    public Map<String, JsonValue> members() {
        return members;
    }

    /** Returns the member, which may be {@link JsonNull}, or empty if there is none of this name. */
    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Returns a copy in which the member has this value: in its old place, or last if it is new. */
    public JsonObject with(String name, JsonValue value) {
        LinkedHashMap<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.put(Builder.wellFormed(name), requireNonNull(value, "value"));
        return new JsonObject(copy);
    }

    /** Returns a copy without the member, or this object if it has no such member. */
    public JsonObject without(String name) {
        if (!members.containsKey(name)) {
            return this;
        }
        LinkedHashMap<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.remove(name);
        return new JsonObject(copy);
    }

    @Override
    public String typeName() {
        return "object";
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** Tells the size only. */
    @Override
    public String toString() {
        return "JsonObject[" + members.size() + " members]";
    }

    /** Collects members in order and refuses a name given twice. Not thread-safe. */
    public static final class Builder {
        private final LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a member.
         *
         * @throws IllegalArgumentException if there is already a member of this name
         * @throws JsonException if the name holds a lone surrogate
         */
        @CanIgnoreReturnValue
        public Builder put(String name, JsonValue value) {
            if (members.putIfAbsent(wellFormed(name), requireNonNull(value, "value")) != null) {
                throw new IllegalArgumentException("a member of a JSON object is given twice");
            }
            return this;
        }

        @CanIgnoreReturnValue
        public Builder put(String name, String value) {
            return put(name, new JsonString(value));
        }

        @CanIgnoreReturnValue
        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        @CanIgnoreReturnValue
        public Builder put(String name, boolean value) {
            return put(name, JsonBoolean.of(value));
        }

        /** Adds the text if there is one, and no member otherwise. */
        @CanIgnoreReturnValue
        public Builder putIfPresent(String name, Optional<String> value) {
            return putIfPresent(name, value, JsonString::new);
        }

        /** Adds what the function makes of the value if there is one, and no member otherwise. */
        @CanIgnoreReturnValue
        public <T> Builder putIfPresent(String name, Optional<T> value, Function<? super T, ? extends JsonValue> form) {
            value.ifPresent(present -> put(name, form.apply(present)));
            return this;
        }

        /**
         * Returns the members given so far as an object.
         *
         * @throws JsonException if the object would be nested deeper than {@link JsonValue#MAX_DEPTH}
         */
        public JsonObject build() {
            return members.isEmpty() ? EMPTY : new JsonObject(new LinkedHashMap<>(members));
        }

        private static String wellFormed(String name) {
            if (!JsonString.isWellFormed(requireNonNull(name, "name"))) {
                throw new JsonException(JsonPointer.ROOT, JsonString.LONE_SURROGATE);
            }
            return name;
        }
    }
}
