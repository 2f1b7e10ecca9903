package dev.tacit.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes a double as ECMAScript does: the fewest digits that read back as the same double, and of those the closest.
 * {@code Double.toString} before JDK 19 does not always find them.
 *
 * @see "RFC 8785 §3.2.2.3; ECMA-262 §6.1.6.1.20, Number::toString"
 */
final class EcmaNumber {
    private static final int MAX_SHORTEST_DIGITS = 17;

    private EcmaNumber() {}

    /** @throws JsonException if the number overflows a double, or is whole and the text would be another number */
    static String of(JsonNumber number) {
        double nearest = number.value().doubleValue();
        if (Double.isInfinite(nearest)) {
            throw new JsonException(JsonPointer.ROOT, "must be within the range of a double");
        }
        String text = of(nearest);
        if (number.isInteger() && new BigDecimal(text).compareTo(number.value()) != 0) {
            throw new JsonException(JsonPointer.ROOT, "must be a string, since a double would lose digits");
        }
        return text;
    }

    /** @param number finite */
    static String of(double number) {
        if (number == 0) {
            return "0"; // and so is minus zero
        }
        BigDecimal shortest = shortest(Math.abs(number));
        return (number < 0 ? "-" : "") + layOut(shortest.unscaledValue().toString(), shortest.scale());
    }

    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MAX_SHORTEST_DIGITS; digits++) {
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            // Both are tried: below a power of two the doubles lie closer, so the nearer decimal may be the wrong
            // double.
            boolean belowReadsBack = below.doubleValue() == number;
            boolean aboveReadsBack = above.doubleValue() == number;
            if (belowReadsBack && aboveReadsBack) {
                return nearer(exact, below, above).stripTrailingZeros();
            }
            if (belowReadsBack || aboveReadsBack) {
                return (belowReadsBack ? below : above).stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MAX_SHORTEST_DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    }

    private static BigDecimal nearer(BigDecimal exact, BigDecimal below, BigDecimal above) {
        int side = exact.subtract(below).compareTo(above.subtract(exact));
        if (side == 0) {
            return below.unscaledValue().testBit(0) ? above : below;
        }
        return side < 0 ? below : above;
    }

    /** Places the decimal point by steps 6 to 10 of Number::toString, in which {@code n} is {@code point} here. */
    private static String layOut(String digits, int scale) {
        int count = digits.length();
        int point = count - scale;
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
    }
}
