package dev.tacit.minimize;

import static java.util.Objects.requireNonNull;

/**
 * Texts to show in place of a value. Thread-safe.
 *
 * <p>The length of a mask never tells the length of the value. A mask never shows half of a character. A mask that shows
 * anything is still personal data where few people are in question; {@link #fixed()} is not.
 */
public final class Masks {
    private static final String FIXED = "********";
    private static final int SHOWN_DIGITS = 4;

    private Masks() {}

    /** Returns eight asterisks. */
    public static String fixed() {
        return FIXED;
    }

    /**
     * Returns {@code a***@***}: the first character of a local part of at least three, and neither more of it nor the
     * domain. Any other text gives {@link #fixed()}.
     */
    public static String email(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0 || at == address.length() - 1 || address.codePointCount(0, at) < 3) {
            return FIXED;
        }
        return Character.toString(address.codePointAt(0)) + "***@***";
    }

    /**
     * Returns {@code ****1234}: the last four digits of a card or account number, whatever separates them. A number of
     * fewer than eight digits, of which four would be half, gives {@link #fixed()}.
     */
    public static String lastFour(String number) {
        int[] digits = requireNonNull(number, "number")
                .codePoints()
                .map(codePoint -> Character.digit(codePoint, 10))
                .filter(digit -> digit >= 0)
                .toArray();
        if (digits.length < 2 * SHOWN_DIGITS) {
            return FIXED;
        }
        StringBuilder mask = new StringBuilder("****");
        for (int i = digits.length - SHOWN_DIGITS; i < digits.length; i++) {
            mask.append(digits[i]);
        }
        return mask.toString();
    }
}
