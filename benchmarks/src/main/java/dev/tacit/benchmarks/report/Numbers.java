package dev.tacit.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes measured numbers with no more digits than they deserve. */
final class Numbers {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** Returns three significant digits, with thousands set apart: {@code 324}, {@code 12,800}, {@code 1.28}. */
    static String short3(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Math.abs(value) < 0.005) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
        return rounded.scale() > 0
                ? rounded.setScale(Math.min(rounded.scale(), 2), RoundingMode.HALF_EVEN)
                        .toPlainString()
                : String.format(Locale.ROOT, "%,d", rounded.longValue());
    }

    /** Returns the number as it goes into a file for machines, with four significant digits. */
    static BigDecimal plain(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN));
        return new BigDecimal(rounded.toPlainString());
    }
}
