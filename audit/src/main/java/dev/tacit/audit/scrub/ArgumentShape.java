package dev.tacit.audit.scrub;

import org.jspecify.annotations.Nullable;

/**
 * What the arguments of a message look like once each digit is 0: a random hash, by which arguments are known again that differ
 * by their digits alone. It holds none of them. Immutable and thread-safe.
 */
final class ArgumentShape {
    /** There is none: an argument is of another kind, or too long to be worth it. */
    static final long NONE = 0;

    private static final int MAX_CHARS = 256;
    private static final int CHARS_A_TERM = 3;

    /** What begins each argument, above all terms of characters: so no two lists of arguments are the same terms. */
    private static final long NUMBER = 1L << 48;

    private static final long TEXT = 2L << 48;
    private static final long CONSTANT = 3L << 48;

    private final RandomHash hash = RandomHash.draw();

    /** Returns the shape of texts, whole numbers, booleans and nulls. */
    long of(@Nullable Object[] arguments) {
        long shape = 1L + arguments.length; // not NONE, if there are none
        for (Object argument : arguments) {
            if (argument instanceof String text) {
                if (text.length() > MAX_CHARS) {
                    return NONE;
                }
                shape = text(shape, text);
            } else if (argument instanceof Integer || argument instanceof Long) {
                shape = hash.next(shape, NUMBER | digits(((Number) argument).longValue()));
            } else if (argument == null || argument instanceof Boolean) {
                shape = hash.next(shape, CONSTANT | (argument == null ? 0 : argument.equals(true) ? 1 : 2));
            } else {
                return NONE;
            }
        }
        return shape;
    }

    /** Returns how many digits the number has, and whether a sign. */
    private static long digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return number < 0 ? 32 + digits : digits;
    }

    private long text(long before, String text) {
        int chars = text.length();
        long shape = hash.next(before, TEXT | chars);
        int i = 0;
        for (; i <= chars - CHARS_A_TERM; i += CHARS_A_TERM) {
            long term = ((long) sign(text, i) << (2 * Character.SIZE)) | ((long) sign(text, i + 1) << Character.SIZE);
            shape = hash.next(shape, term | sign(text, i + 2));
        }
        for (; i < chars; i++) {
            shape = hash.next(shape, sign(text, i));
        }
        return shape;
    }

    private static int sign(String text, int index) {
        char c = text.charAt(index);
        return c >= '0' && c <= '9' ? '0' : c;
    }
}
