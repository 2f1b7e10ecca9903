package dev.tacit.detect;

import java.util.Arrays;

/**
 * Which characters stand where: for each class of characters one bit a character, 64 in a word. So shapes (a dotted quad, a
 * long run of digits) are found by arithmetic on words instead of a walk with a branch for each character, which is what
 * makes most scanners slow.
 *
 * <p>The text's first character is bit 0 of word 1; word 0 and two words after the last are empty, so that neighbors can be
 * asked for. Reused, and not thread-safe.
 */
final class Marks {
    static final int DIGIT = 0;
    static final int UPPER = 1;
    static final int WORD = 2;
    static final int BLANK = 3;
    static final int HYPHEN = 4;
    static final int DOT = 5;
    static final int COLON = 6;
    static final int SIGN = 7;

    private static final int CLASSES = 8;
    private static final int BEYOND_ASCII = CharClass.ASCII;

    /** For each character a bit in the byte of each class that it is of. */
    private final long[] classes = new long[BEYOND_ASCII + 1];

    /** Eight words of 64 characters each: first a word for eight characters with a byte for each class, then transposed. */
    private long[] bits = new long[4 * CLASSES];

    private int count;

    /** Makes marks that know these characters, and those beyond ASCII, as signs. */
    Marks(String signs) {
        for (char c = 0; c < BEYOND_ASCII; c++) {
            mark(c, DIGIT, CharClass.isDigit(c));
            mark(c, UPPER, c >= 'A' && c <= 'Z');
            mark(c, WORD, CharClass.isName(c));
            mark(c, BLANK, c == ' ');
            mark(c, HYPHEN, c == '-' || c == '/');
            mark(c, DOT, c == '.');
            mark(c, COLON, c == ':');
            mark(c, SIGN, signs.indexOf(c) >= 0);
        }
        mark(BEYOND_ASCII, WORD, true);
        mark(BEYOND_ASCII, SIGN, true);
    }

    private void mark(int c, int kind, boolean is) {
        classes[c] |= is ? 1L << (8 * kind) : 0;
    }

    /** Returns the number of characters that the marks of so many are made of. */
    static int roundedUp(int length) {
        return (length + 63) & ~63;
    }

    /** Marks a text. */
    void read(Text text) {
        count = roundedUp(text.length()) / 64;
        int end = CLASSES * (count + 3);
        if (bits.length < end) {
            bits = new long[2 * end];
        }
        int filled = mark(text.chars(), (text.length() + 7) / 8);
        Arrays.fill(bits, filled, end, 0);
        for (int word = 1; word <= count; word++) {
            transpose(CLASSES * word);
        }
    }

    /** Marks so many times eight characters, and returns the index after the last word made. */
    private int mark(char[] chars, int eights) {
        long[] to = bits;
        for (int i = 0; i < eights; i++) {
            int at = 8 * i;
            to[CLASSES + i] = of(chars[at])
                    | (of(chars[at + 1]) << 1)
                    | (of(chars[at + 2]) << 2)
                    | (of(chars[at + 3]) << 3)
                    | (of(chars[at + 4]) << 4)
                    | (of(chars[at + 5]) << 5)
                    | (of(chars[at + 6]) << 6)
                    | (of(chars[at + 7]) << 7);
        }
        return CLASSES + eights;
    }

    private long of(char c) {
        return classes[Math.min(c, BEYOND_ASCII)];
    }

    /** Turns eight words with a byte for each class into a word for each class with eight bytes. */
    private void transpose(int at) {
        long[] b = bits;
        exchange(b, at, at + 1, 8, 0x00FF00FF00FF00FFL);
        exchange(b, at + 2, at + 3, 8, 0x00FF00FF00FF00FFL);
        exchange(b, at + 4, at + 5, 8, 0x00FF00FF00FF00FFL);
        exchange(b, at + 6, at + 7, 8, 0x00FF00FF00FF00FFL);
        exchange(b, at, at + 2, 16, 0x0000FFFF0000FFFFL);
        exchange(b, at + 1, at + 3, 16, 0x0000FFFF0000FFFFL);
        exchange(b, at + 4, at + 6, 16, 0x0000FFFF0000FFFFL);
        exchange(b, at + 5, at + 7, 16, 0x0000FFFF0000FFFFL);
        exchange(b, at, at + 4, 32, 0x00000000FFFFFFFFL);
        exchange(b, at + 1, at + 5, 32, 0x00000000FFFFFFFFL);
        exchange(b, at + 2, at + 6, 32, 0x00000000FFFFFFFFL);
        exchange(b, at + 3, at + 7, 32, 0x00000000FFFFFFFFL);
    }

    /** Exchanges the high parts of one word with the low parts of the other. */
    private static void exchange(long[] b, int one, int other, int shift, long low) {
        long difference = ((b[one] >>> shift) ^ b[other]) & low;
        b[other] ^= difference;
        b[one] ^= difference << shift;
    }

    /** Returns the number of words. */
    int count() {
        return count;
    }

    /** Returns which of the characters of a word are of this kind. */
    long at(int kind, int word) {
        return bits[CLASSES * word + kind];
    }

    /** Returns for each character what stands so many places before it. */
    long before(int kind, int word, int places) {
        return (at(kind, word) << places) | (at(kind, word - 1) >>> (64 - places));
    }

    /** Returns for each character what stands so many places after it. */
    long after(int kind, int word, int places) {
        return (at(kind, word) >>> places) | (at(kind, word + 1) << (64 - places));
    }
}
