package dev.tacit.audit.scrub;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the arguments of a message look like once each digit is forgotten, but for what a run of them begins with: a random
 * hash, by which arguments are known again that differ by their digits alone. It holds none of them. Immutable and thread-safe.
 */
final class ArgumentShape {
    /** There is none: an argument is of another kind, or too long to be worth it. */
    static final long NONE = 0;

    private static final int MAX_CHARS = 256;

    /** The first digit of so many is not forgotten: as {@link dev.tacit.detect.PersonalDataScanner#isQuiet} means that. */
    private static final int LONG = 13;

    /** RFC 9562 §4: hyphens at the places whose bits are set. */
    private static final int UUID_CHARS = 36;

    private static final long UUID_HYPHENS = 1L << 8 | 1L << 13 | 1L << 18 | 1L << 23;

    /** A bit for each of {@code 0-9 a-f}, from {@code 0} on: random digits would be a guess wrong each for a comparison. */
    private static final long SMALL_HEX = 0x3FFL | 0x3FL << ('a' - '0');

    /** What a number of one digit more begins with. */
    private static final long[] POWERS_OF_TEN = powersOfTen();

    /** The last character of ASCII; eight of them make a term. */
    private static final int ASCII = 127;

    private static final int ASCII_BITS = 7;
    private static final int ASCII_A_TERM = 8;

    /** What begins each argument, and tells how many terms follow: so no two lists of arguments are the same terms. */
    private static final long NUMBER = 1L << 48;

    private static final long ASCII_TEXT = 2L << 48;
    private static final long WIDE_TEXT = 3L << 48;
    private static final long CONSTANT = 4L << 48;
    private static final long UUID = 5L << 48;

    /** What begins the shape of one argument alone, instead of a template. */
    private static final long ALONE = 6L << 48;

    private final RandomHash hash = RandomHash.draw();

    /**
     * Returns the shape of a message with texts, whole numbers, UUIDs, booleans and nulls as its arguments.
     *
     * @param apart a bit for each of the first 64 that stands apart: of those UUIDs are alike
     */
    long of(long template, long apart, @Nullable Object[] arguments) {
        long shape = hash.next(1L + arguments.length, template);
        for (int i = 0; i < arguments.length && shape != NONE; i++) {
            shape = with(shape, arguments[i], i < Long.SIZE && (apart >>> i & 1) != 0);
        }
        return shape;
    }

    /** Returns the shape of such an argument by itself. */
    long ofAlone(@Nullable Object argument) {
        return with(hash.next(1, ALONE), argument, true);
    }

    /** Returns the shape with one more argument; {@link #NONE} if it has none. */
    private long with(long before, @Nullable Object argument, boolean standsApart) {
        long shape = NONE;
        if (argument instanceof String text) {
            if (text.length() <= MAX_CHARS) {
                shape = orOne(standsApart && isUuid(text) ? hash.next(before, UUID) : text(before, text));
            }
        } else if (argument instanceof Integer || argument instanceof Long) {
            shape = orOne(hash.next(before, NUMBER | digits(((Number) argument).longValue())));
        } else if (argument == null || argument instanceof Boolean) {
            shape = orOne(hash.next(before, CONSTANT | (argument == null ? 0 : argument.equals(true) ? 1 : 2)));
        } else if (standsApart && argument instanceof UUID) {
            shape = orOne(hash.next(before, UUID));
        }
        return shape;
    }

    /** One in 2^61 would look like none. */
    private static long orOne(long shape) {
        return shape == NONE ? 1 : shape;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /** Returns how many digits the number has, none for 0, whether a sign, and the first digit of a long one. */
    private static long digits(long number) {
        long size =
                Math.max(Math.abs(number), -(number + 1)); // the smallest number has no opposite, but its neighbor has
        int digits = 0;
        while (digits < POWERS_OF_TEN.length && size >= POWERS_OF_TEN[digits]) {
            digits++;
        }
        long first = digits < LONG ? 0 : size / POWERS_OF_TEN[digits - 1];
        return first << 6 | (number < 0 ? 32 : 0) | digits;
    }

    private long text(long before, String text) {
        int chars = text.length();
        long shape = hash.next(before, ASCII_TEXT | chars);
        long term = 0;
        boolean inRun = false;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c > ASCII) {
                return wideText(before, text);
            }
            boolean digit = isDigit(c);
            term = term << ASCII_BITS | (digit ? digit(text, i, inRun) : c);
            inRun = digit;
            if ((i & (ASCII_A_TERM - 1)) == ASCII_A_TERM - 1) {
                shape = hash.next(shape, term);
                term = 0;
            }
        }
        return (chars & (ASCII_A_TERM - 1)) == 0 ? shape : hash.next(shape, term);
    }

    private long wideText(long before, String text) {
        long shape = hash.next(before, WIDE_TEXT | text.length());
        boolean inRun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = isDigit(c);
            shape = hash.next(shape, digit ? digit(text, i, inRun) : c);
            inRun = digit;
        }
        return shape;
    }

    /** Returns 0 for each digit of a run but the first: that is 1 if it is not 0, or itself in a long run. */
    private static char digit(String text, int index, boolean inRun) {
        char c = text.charAt(index);
        return inRun || c == '0' ? '0' : beginsLong(text, index) ? c : '1';
    }

    private static boolean beginsLong(String text, int index) {
        int last = index + LONG - 1;
        boolean isLong = last < text.length() && isDigit(text.charAt(last));
        for (int i = index + 1; isLong && i < last; i++) {
            isLong = isDigit(text.charAt(i));
        }
        return isLong;
    }

    private static boolean isUuid(String text) {
        if (text.length() != UUID_CHARS) {
            return false;
        }
        for (int i = 0; i < UUID_CHARS; i++) {
            boolean hyphen = (UUID_HYPHENS >>> i & 1) != 0;
            if (hyphen ? text.charAt(i) != '-' : !isSmallHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmallHex(char c) {
        int place = c - '0';
        return (place & -Long.SIZE) == 0 && (SMALL_HEX >>> place & 1) != 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
