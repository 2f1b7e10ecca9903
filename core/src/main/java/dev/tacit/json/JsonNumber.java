package dev.tacit.json;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A number, exact. Immutable and thread-safe.
 *
 * <p>{@code 1}, {@code 1.0} and {@code 1e0} are equal, though each is written as it was read.
 *
 * @param value at most {@value #MAX_DIGITS} significant digits, and at most as many places after or zeros before the
 *     decimal point, so that no arithmetic on a foreign number is expensive
 */
public record JsonNumber(BigDecimal value) implements JsonValue {
    /** The most significant digits, and the largest scale in either direction. */
    public static final int MAX_DIGITS = 1000;

    static final String TOO_LARGE = "must have at most 1000 digits and an exponent of that size";

    /** @throws JsonException if the number has too many digits or too large an exponent */
    public JsonNumber {
        requireNonNull(value, "value");
        if (!fits(value)) {
            throw new JsonException(JsonPointer.ROOT, TOO_LARGE);
        }
    }

    public static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    static boolean fits(BigDecimal value) {
        return value.precision() <= MAX_DIGITS && value.scale() <= MAX_DIGITS && value.scale() >= -MAX_DIGITS;
    }

    /** Tells whether this is a whole number, as {@code 1.0} and {@code 1e3} are. */
    public boolean isInteger() {
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    @Override
    public String typeName() {
        return "number";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber number && value.compareTo(number.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    /** Tells the type only. */
    @Override
    public String toString() {
        return "JsonNumber";
    }
}
