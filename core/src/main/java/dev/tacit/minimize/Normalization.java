package dev.tacit.minimize;

import static java.util.Objects.requireNonNull;

import dev.tacit.annotation.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Brings a value to the one form by which it is compared, looked up and tokenized. Immutable and thread-safe.
 *
 * <p>The form is a fixed point: applied twice it changes nothing more. It does not depend on the default locale, so a
 * Turkish machine finds what an English one stored. It may depend on the Unicode version of the JDK for characters that
 * are younger than it. It is for comparing only: never show it, send to it or store it in place of the value.
 */
public final class Normalization {
    private final Normalizer normalizer;

    private Normalization(Normalizer normalizer) {
        this.normalizer = normalizer;
    }

    public static Normalization of(Normalizer normalizer) {
        return new Normalization(requireNonNull(normalizer, "normalizer"));
    }

    /**
     * Returns the one form of the value, which is empty if nothing of the value counts.
     *
     * <ul>
     *   <li>{@code EXACT}: the value itself.
     *   <li>{@code CASE_FOLD}: compatible characters replaced (NFKC), lower case, no white space at the ends. {@code ß} and
     *       {@code ss}, and {@code ı} and {@code i}, stay apart.
     *   <li>{@code DIGITS}: the decimal digits of any script as {@code 0} to {@code 9}, and nothing else.
     *   <li>{@code EMAIL}: as {@code CASE_FOLD}. Dots and {@code +tags} of the local part count, since only the receiving
     *       host may say otherwise; an internationalized domain stays in Unicode, so it differs from its {@code xn--} form.
     *   <li>{@code E164}: as {@code DIGITS}, after {@code +} if the value begins with {@code +} or {@code 00}. A trunk prefix
     *       written {@code (0)} is dropped from such a number. No country is guessed for a national number, and the digits of an
     *       extension count: with and without it are two numbers.
     * </ul>
     */
    public String apply(String value) {
        return switch (normalizer) {
            case EXACT -> requireNonNull(value, "value");
            case CASE_FOLD, EMAIL -> fold(value);
            case DIGITS -> digits(value);
            case E164 -> e164(value);
        };
    }

    /** Lower case can open the way for another composition ({@code J} with caron), so this repeats until nothing moves. */
    private static String fold(String value) {
        String folded = foldOnce(value);
        String again = foldOnce(folded);
        while (!again.equals(folded)) {
            folded = again;
            again = foldOnce(folded);
        }
        return folded;
    }

    private static String foldOnce(String value) {
        return nfkc(value).toLowerCase(Locale.ROOT).strip();
    }

    private static String digits(String value) {
        StringBuilder digits = new StringBuilder(value.length());
        value.codePoints()
                .map(codePoint -> Character.digit(codePoint, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.toString();
    }

    private static String e164(String value) {
        String text = nfkc(value);
        String digits = digits(text);
        if (beginsWithPlus(text)) {
            return international(text);
        }
        return digits.startsWith("00") ? international(afterTwoDigits(text)) : digits;
    }

    private static String international(String text) {
        String digits = digits(text.replace("(0)", ""));
        return digits.isEmpty() ? "" : "+" + digits;
    }

    private static String afterTwoDigits(String text) {
        int end = 0;
        for (int digits = 0; digits < 2; ) {
            int codePoint = text.codePointAt(end);
            end += Character.charCount(codePoint);
            digits += Character.isDigit(codePoint) ? 1 : 0;
        }
        return text.substring(end);
    }

    /** Tells whether a plus sign stands before the first digit, as in {@code tel:+44…} and {@code (+44)…}. */
    private static boolean beginsWithPlus(String text) {
        int plus = text.indexOf('+');
        return plus >= 0 && digits(text.substring(0, plus)).isEmpty();
    }

    private static String nfkc(String value) {
        return java.text.Normalizer.normalize(value, Form.NFKC);
    }
}
