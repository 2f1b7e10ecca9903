package dev.tacit.json;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.tacit.Safe;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document of a known shape, from which values are read with exact mistakes. Immutable and thread-safe.
 *
 * <p>A reader may stand where the document has nothing. JSON's {@code null} counts as absent everywhere. Each reading
 * method throws a {@link JsonException} that names the place and the rule: {@code is required} where nothing stands, and
 * {@code must be …} where something else does.
 *
 * <pre>{@code
 * JsonReader order = JsonReader.of(Json.parse(text));
 * order.refuseUnknown("id", "shippedAt");
 * String id = order.field("id").string();
 * Optional<Instant> shippedAt = order.field("shippedAt").optionalInstant();
 * }</pre>
 */
public final class JsonReader {
    private final JsonPointer pointer;
    private final @Nullable JsonValue value;

    private JsonReader(JsonPointer pointer, @Nullable JsonValue value) {
        this.pointer = pointer;
        this.value = value == JsonNull.NULL ? null : value;
    }

    /** Returns a reader at the root of the document. */
    public static JsonReader of(JsonValue document) {
        return new JsonReader(JsonPointer.ROOT, requireNonNull(document, "document"));
    }

    public JsonPointer pointer() {
        return pointer;
    }

    /** Tells whether a value other than {@code null} stands here. */
    public boolean isPresent() {
        return value != null;
    }

    /** Returns this reader if a value stands here: {@code reader.field("n").present().map(JsonReader::integer)}. */
    public Optional<JsonReader> present() {
        return value == null ? Optional.empty() : Optional.of(this);
    }

    /** Returns a reader at a member of this object; absent if this object has no such member. */
    public JsonReader field(String name) {
        return new JsonReader(pointer.append(name), asObject().get(name).orElse(null));
    }

    /** Returns a reader at each member of this object, by name and in order. */
    public Map<String, JsonReader> fields() {
        Map<String, JsonReader> fields = new LinkedHashMap<>();
        asObject().members().forEach((name, member) -> fields.put(name, new JsonReader(pointer.append(name), member)));
        return fields;
    }

    /** Returns a reader at each item of this array; empty for an empty array. */
    public List<JsonReader> items() {
        List<JsonReader> readers = new ArrayList<>();
        for (JsonValue item : asArray().items()) {
            readers.add(new JsonReader(pointer.append(readers.size()), item));
        }
        return readers;
    }

    /** Refuses each member of this object that is not one of these. */
    public void refuseUnknown(String... known) {
        Set<String> names = Set.of(known);
        for (String name : asObject().members().keySet()) {
            if (!names.contains(name)) {
                throw new JsonException(pointer.append(name), "is not a known member");
            }
        }
    }

    /** Returns whatever value stands here, which is never {@link JsonNull}. */
    public JsonValue value() {
        return required();
    }

    public JsonObject asObject() {
        return as(JsonObject.class, "must be an object");
    }

    public JsonArray asArray() {
        return as(JsonArray.class, "must be an array");
    }

    public String string() {
        return as(JsonString.class, "must be a string").value();
    }

    public Optional<String> optionalString() {
        return present().map(JsonReader::string);
    }

    public boolean bool() {
        return as(JsonBoolean.class, "must be true or false").value();
    }

    /** Returns a whole number of 32 bits; {@code 3.0} is one. */
    public int integer() {
        try {
            return decimal().intValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw mistake("must be a whole number of 32 bits");
        }
    }

    /** Returns a whole number of 64 bits; {@code 3.0} is one. */
    public long longInteger() {
        try {
            return decimal().longValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw mistake("must be a whole number of 64 bits");
        }
    }

    public BigDecimal decimal() {
        return as(JsonNumber.class, "must be a number").value();
    }

    /** Returns the instant of an RFC 3339 text, which has {@code Z} or an offset. */
    public Instant instant() {
        return parsed(
                "must be an ISO-8601 instant",
                text -> OffsetDateTime.parse(text).toInstant());
    }

    public Optional<Instant> optionalInstant() {
        return present().map(JsonReader::instant);
    }

    /** Returns the constant whose name stands here, in the same case; the mistake lists the names that are allowed. */
    public <E extends Enum<E>> E enumValue(Class<E> type) {
        String name = string();
        E[] constants = type.getEnumConstants();
        return Stream.of(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> mistake("must be one of the allowed names", Safe.of("allowed", names(constants))));
    }

    /**
     * Returns what the parser makes of the text that stands here.
     *
     * @param rule says what the text must be, for example {@code must be an ISO-8601 period}
     * @param parser throws {@link IllegalArgumentException}, {@link DateTimeException} or {@link JsonException} if the
     *     text is anything else; its message is dropped, since it may quote the text
     */
    public <T> T parsed(@CompileTimeConstant String rule, Function<String, T> parser) {
        String text = string();
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException | JsonException quoting) {
            throw mistake(rule);
        }
    }

    /**
     * Returns an exception for the caller to throw, which says that the value here breaks a rule of the caller's own.
     *
     * @param rule constant text such as {@code must be after the order's date}
     * @param more ids, names and counts that help; never a value
     */
    public JsonException mistake(@CompileTimeConstant String rule, Safe... more) {
        return new JsonException(pointer, rule, more);
    }

    /** Tells the place, safely, and never the value. */
    @Override
    public String toString() {
        return "JsonReader[" + pointer.safeText() + "]";
    }

    private <T extends JsonValue> T as(Class<T> type, @CompileTimeConstant String rule) {
        JsonValue present = required();
        if (!type.isInstance(present)) {
            throw mistake(rule);
        }
        return type.cast(present);
    }

    private JsonValue required() {
        if (value == null) {
            throw mistake("is required");
        }
        return value;
    }

    private static String names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).collect(Collectors.joining(" "));
    }
}
