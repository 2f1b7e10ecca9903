package dev.tacit.schema;

import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonBoolean;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonNull;
import dev.tacit.json.JsonNumber;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Says whether a replacement for a shredded value parses into its member's type. It goes by the type's name, so that the
 * compiler can ask too. Of a class that it does not know it demands JSON alone; the storage codec decides the rest.
 */
final class OnShredded {
    private static final Map<String, Predicate<JsonValue>> TYPES = types();

    static boolean fits(String replacement, Optional<String> type) {
        if (type.isEmpty() || type.get().equals("java.lang.String")) {
            return true;
        }
        try {
            return fits(Json.parse(replacement), type.get());
        } catch (JsonException notJson) {
            return false;
        }
    }

    private static boolean fits(JsonValue value, String type) {
        if (value instanceof JsonNull) {
            return type.contains(".") || type.endsWith("[]"); // anything but a primitive
        }
        Predicate<JsonValue> usual = type.endsWith("[]") ? JsonArray.class::isInstance : any -> true;
        return TYPES.getOrDefault(type, usual).test(value);
    }

    private static Map<String, Predicate<JsonValue>> types() {
        Map<String, Predicate<JsonValue>> types = new HashMap<>();
        put(types, whole(8), "byte", "java.lang.Byte");
        put(types, whole(16), "short", "java.lang.Short");
        put(types, whole(32), "int", "java.lang.Integer");
        put(types, whole(64), "long", "java.lang.Long");
        put(types, value -> value instanceof JsonNumber number && number.isInteger(), "java.math.BigInteger");
        put(types, JsonNumber.class::isInstance, "float", "double", "java.lang.Float", "java.lang.Double");
        put(types, JsonNumber.class::isInstance, "java.math.BigDecimal");
        put(types, JsonBoolean.class::isInstance, "boolean", "java.lang.Boolean");
        put(types, OnShredded::isCharacter, "char", "java.lang.Character");
        put(types, value -> value instanceof JsonString || value instanceof JsonArray, "byte[]", "char[]");
        put(types, value -> value instanceof JsonString text && parses(UUID::fromString, text), "java.util.UUID");
        put(types, JsonArray.class::isInstance, "java.util.Collection", "java.util.List", "java.util.Set");
        put(types, JsonObject.class::isInstance, "java.util.Map", "java.util.SortedMap");
        times().forEach((name, parser) -> types.put("java.time." + name, value -> isTime(parser, value)));
        return Map.copyOf(types);
    }

    private static Map<String, Function<String, Object>> times() {
        return Map.of(
                "Instant", Instant::parse,
                "LocalDate", LocalDate::parse,
                "LocalTime", LocalTime::parse,
                "LocalDateTime", LocalDateTime::parse,
                "OffsetDateTime", OffsetDateTime::parse,
                "ZonedDateTime", ZonedDateTime::parse,
                "YearMonth", YearMonth::parse,
                "Duration", Duration::parse,
                "Period", Period::parse);
    }

    private static void put(Map<String, Predicate<JsonValue>> types, Predicate<JsonValue> test, String... names) {
        for (String name : names) {
            types.put(name, test);
        }
    }

    private static Predicate<JsonValue> whole(int bits) {
        return value -> value instanceof JsonNumber number
                && number.isInteger()
                && number.value().precision() - number.value().scale() <= 20 // keeps 1e999999 small
                && number.value().toBigIntegerExact().bitLength() < bits;
    }

    private static boolean isCharacter(JsonValue value) {
        return value instanceof JsonString text && text.value().length() == 1;
    }

    /** A codec may write times as numbers, too: only a text is held against the type. */
    private static boolean isTime(Function<String, Object> parser, JsonValue value) {
        return value instanceof JsonString text
                ? parses(parser, text)
                : value instanceof JsonNumber || value instanceof JsonArray;
    }

    private static boolean parses(Function<String, Object> parser, JsonString text) {
        try {
            return parser.apply(text.value()) != null;
        } catch (DateTimeException | IllegalArgumentException other) {
            return false;
        }
    }

    private OnShredded() {}
}
