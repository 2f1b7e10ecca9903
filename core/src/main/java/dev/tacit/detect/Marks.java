package dev.tacit.detect;

import java.util.Arrays;

/**
 * Which characters stand where: for each kind of character one bit a character, 64 in a word. So shapes (a dotted quad, a
 * long run of digits) are found by arithmetic on words instead of a walk with a branch for each character, which is what
 * makes most scanners slow.
 *
 * <p>Each character of ASCII is one of sixteen, and so has a number of four bits. A table holds them 16 bits apart, so that
 * those of eight characters are put together by one look-up each; of each 64 characters come four words then, one for each
 * bit, and of these the kinds.
 *
 * <p>The text's first character is bit 0 of word 1; word 0 and two words after the last are empty, so that neighbors can be
 * asked for. Reused, and not thread-safe.
 */
final class Marks {
    static final int DIGIT = 0;
    static final int UPPER = 1;
    static final int LETTER = 2;

    /** Letters, digits and underscores. */
    static final int WORD = 3;

    static final int BLANK = 4;
    static final int HYPHEN = 5;

    /** Hyphens and slashes. */
    static final int DASH = 6;

    static final int DOT = 7;
    static final int COLON = 8;
    static final int COMMA = 9;

    /** What some detector wants to be called at, wherever it stands. */
    static final int SIGN = 10;

    /** What may be more than it seems: a percent sign, an ampersand, a backslash, anything beyond ASCII. */
    static final int ENCODED = 11;

    /** The letter with which {@code Bearer}, {@code Basic} and {@code BEGIN} begin. */
    static final int B = 12;

    /** How many words there are for 64 characters. */
    private static final int KINDS = 13;

    /** What the detectors of the standard scanner want to be called at. */
    private static final String SIGNS = "@+%=>'";

    /** The characters with numbers of their own, from 4 on; digits, capitals and small letters are 1, 2 and 3. */
    private static final String[] NUMBERED = {" ", "-", "/", ".", ":", ",", "_", "@+=>'", "%", "&\\", "", "B"};

    private static final int BEYOND = 14;

    /** How many words are marked at a time: lines are one block, and of a long text what is between stays near. */
    private static final int BLOCK = 64;

    /**
     * For each character the four bits of its number, 16 bits apart. Half a megabyte, of which a text in ASCII touches the
     * first; in return no look into it needs a mask or a check, nor the text a question whether it is ASCII.
     */
    private static final long[] CLASSES = new long[Character.MAX_VALUE + 1];

    static {
        Arrays.fill(CLASSES, apart(BEYOND));
        for (char c = 0; c < CharClass.ASCII; c++) {
            CLASSES[c] = apart(number(c));
        }
    }

    private final String signs;

    /** For eight characters each the bits of their numbers, for one block after the other. */
    private final long[] eights = new long[8 * BLOCK];

    private long[] bits = {};
    private int count;

    /** Not 0 if anything may be encoded, or is beyond ASCII. */
    private long encoded;

    private long beyond;
    private long hyphens;

    /** Makes marks that know these characters as signs too. */
    Marks(String signs) {
        this.signs = signs;
    }

    private static int number(char c) {
        int number = CharClass.isDigit(c) ? 1 : c >= 'A' && c <= 'Z' ? 2 : c >= 'a' && c <= 'z' ? 3 : 0;
        for (int i = 0; i < NUMBERED.length; i++) {
            number = NUMBERED[i].indexOf(c) >= 0 ? i + 4 : number;
        }
        return number;
    }

    private static long apart(long number) {
        return (number & 1) | ((number & 2) << 15) | ((number & 4) << 30) | ((number & 8) << 45);
    }

    /** Returns the number of characters that the marks of so many are made of. */
    static int roundedUp(int length) {
        return (length + 63) & ~63;
    }

    /** Marks a text. */
    void read(Text text) {
        count = roundedUp(text.length()) / 64;
        makeRoom();
        encoded = 0;
        beyond = 0;
        hyphens = 0;
        for (int word = 0; word < count; word += BLOCK) {
            read(text, word, Math.min(BLOCK, count - word));
        }
        endWithTwoEmpty(KINDS * (count + 1));
        if (!signs.isEmpty()) {
            markSigns(text);
        }
    }

    /** Marks so many words from one on. */
    private void read(Text text, int first, int words) {
        int used = Math.min(8 * words, (text.length() + 7) / 8 - 8 * first);
        number(text.chars(), 64 * first, used);
        for (int i = used; i < 8 * words; i++) {
            eights[i] = 0;
        }
        for (int word = 0; word < words; word++) {
            tell(8 * word, KINDS * (first + word + 1));
        }
    }

    private void endWithTwoEmpty(int from) {
        for (int i = from; i < from + 2 * KINDS; i++) {
            bits[i] = 0;
        }
    }

    private void markSigns(Text text) {
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.chars()[i]) >= 0) {
                bits[KINDS * (i / 64 + 1) + SIGN] |= 1L << i;
            }
        }
    }

    /** Tells whether this character is always a sign. */
    static boolean isSign(char c) {
        return SIGNS.indexOf(c) >= 0;
    }

    private void makeRoom() {
        if (bits.length < KINDS * (count + 3)) {
            bits = new long[KINDS * (Integer.highestOneBit(2 * count - 1) + 3)];
        }
    }

    /** Puts the numbers of so many times eight characters from here on together, the last of them first: so each takes but one step. */
    private void number(char[] chars, int from, int times) {
        long[] to = eights;
        for (int i = 0; i < times; i++) {
            int at = from + 8 * i;
            long numbers = CLASSES[chars[at + 7]];
            numbers = (numbers << 1) | CLASSES[chars[at + 6]];
            numbers = (numbers << 1) | CLASSES[chars[at + 5]];
            numbers = (numbers << 1) | CLASSES[chars[at + 4]];
            numbers = (numbers << 1) | CLASSES[chars[at + 3]];
            numbers = (numbers << 1) | CLASSES[chars[at + 2]];
            numbers = (numbers << 1) | CLASSES[chars[at + 1]];
            to[i] = (numbers << 1) | CLASSES[chars[at]];
        }
    }

    /** Turns the bits of 64 numbers into a word for each of the four bits, and those into words for the kinds. */
    private void tell(int from, int to) {
        long[] b = eights;
        long ones = b[from] | (b[from + 1] << 8);
        long twos = b[from + 2] | (b[from + 3] << 8);
        long fours = b[from + 4] | (b[from + 5] << 8);
        long eightsBit = b[from + 6] | (b[from + 7] << 8);
        long exchanged = ((ones >>> 16) ^ twos) & 0x0000FFFF0000FFFFL;
        twos ^= exchanged;
        ones ^= exchanged << 16;
        exchanged = ((fours >>> 16) ^ eightsBit) & 0x0000FFFF0000FFFFL;
        eightsBit ^= exchanged;
        fours ^= exchanged << 16;
        exchanged = ((ones >>> 32) ^ fours) & 0x00000000FFFFFFFFL;
        fours ^= exchanged;
        ones ^= exchanged << 32;
        exchanged = ((twos >>> 32) ^ eightsBit) & 0x00000000FFFFFFFFL;
        eightsBit ^= exchanged;
        twos ^= exchanged << 32;
        tell(to, ones, twos, fours, eightsBit);
    }

    private void tell(int to, long ones, long twos, long fours, long eightsBit) {
        long[] words = bits;
        long first = ~eightsBit & ~fours;
        long second = ~eightsBit & fours;
        long third = eightsBit & ~fours;
        long fourth = eightsBit & fours;
        long zero = ~twos & ~ones;
        long one = ~twos & ones;
        long two = twos & ~ones;
        long three = twos & ones;
        long digits = first & one;
        long letters = (first & twos) | (fourth & twos);
        words[to + DIGIT] = digits;
        words[to + UPPER] = (first & two) | (fourth & three);
        words[to + LETTER] = letters;
        words[to + WORD] = digits | letters | (third & two);
        words[to + BLANK] = second & zero;
        words[to + HYPHEN] = second & one;
        words[to + DASH] = second & (ones ^ twos);
        words[to + DOT] = second & three;
        words[to + COLON] = third & zero;
        words[to + COMMA] = third & one;
        words[to + SIGN] = (third & three) | (fourth & zero);
        words[to + ENCODED] = fourth & ~three;
        words[to + B] = fourth & three;
        encoded |= fourth & ~three;
        hyphens |= second & one;
        beyond |= fourth & two;
    }

    /** Returns the number of words. */
    int count() {
        return count;
    }

    /** Tells whether the text is ASCII. */
    boolean areAscii() {
        return beyond == 0;
    }

    /** Tells whether something in the text may be encoded. */
    boolean mayBeEncoded() {
        return encoded != 0;
    }

    /** Tells whether there is any hyphen. */
    boolean haveHyphens() {
        return hyphens != 0;
    }

    /** Returns which of the characters of a word are of this kind. */
    long at(int kind, int word) {
        return bits[KINDS * word + kind];
    }

    /** Returns for each character what stands so many places before it. */
    long before(int kind, int word, int places) {
        return (at(kind, word) << places) | (at(kind, word - 1) >>> (64 - places));
    }

    /** Returns for each character what stands so many places after it. */
    long after(int kind, int word, int places) {
        return (at(kind, word) >>> places) | (at(kind, word + 1) << (64 - places));
    }

    /** Returns which of the 64 characters from this place of the text on are of this kind; the place may be -64. */
    long from(int kind, int place) {
        int word = (place >> 6) + 1;
        long next = at(kind, word + 1) << 1 << (63 - (place & 63));
        return (at(kind, word) >>> place) | next;
    }
}
