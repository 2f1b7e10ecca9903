package dev.tacit.detect;

/**
 * Which characters stand where: for each kind of character one bit a character, 64 in a word. So shapes (a dotted quad, a
 * long run of digits) are found by arithmetic on words instead of a walk with a branch for each character, which is what
 * makes most scanners slow.
 *
 * <p>A character's kinds are looked up once, as a byte whose bits lie a byte apart, so that those of eight characters are put
 * together by shifts. Signs that exclude each other share three of these bits, as a number from 1 to 7.
 *
 * <p>The text's first character is bit 0 of word 1; word 0 and two words after the last are empty, so that neighbors can be
 * asked for. Reused, and not thread-safe.
 */
final class Marks {
    static final int DIGIT = 0;
    static final int UPPER = 1;
    static final int LETTER = 2;

    /** What some detector wants to be called at, wherever it stands. */
    static final int SIGN = 6;

    /** What may be more than it seems: a percent sign, an ampersand, a backslash, anything beyond ASCII. */
    static final int ENCODED = 7;

    static final int BLANK = 8;
    static final int HYPHEN = 9;
    /** Hyphens and slashes. */
    static final int DASH = 10;

    static final int DOT = 11;
    static final int COLON = 12;
    static final int COMMA = 13;

    /** Letters, digits and underscores. */
    static final int WORD = 14;

    /** The signs that share bits, numbered from 1. */
    private static final String SHARED = " -/.:,_";

    private static final String ENCODING = "%&\\";

    /** What the detectors of the standard scanner want to be called at. */
    private static final String SIGNS = "@+%=>B'";

    /** The first of the three bits of the shared number. */
    private static final int NUMBER = 3;

    /** How many words there are for 64 characters. */
    private static final int KINDS = 16;

    private static final int FIRST_COUNT = 8;

    private static final int ASCII = CharClass.ASCII;
    private static final long BEYOND_ASCII = bit(LETTER) | bit(ENCODED);

    /**
     * For each character of ASCII a bit in the byte of each of the first eight kinds; then the same for the second of eight
     * characters, shifted by one, and so on. A constant, since then no look into it needs a check.
     */
    private static final long[] CLASSES = new long[8 * ASCII];

    static {
        for (int i = 0; i < CLASSES.length; i++) {
            CLASSES[i] = kinds((char) (i % ASCII)) << (i / ASCII);
        }
    }

    private static final long[] EMPTY = new long[2 * KINDS];

    private final String signs;

    /** For eight characters each a byte of each of the first eight kinds. */
    private long[] eights = new long[8 * FIRST_COUNT];

    private long[] bits = new long[KINDS * (FIRST_COUNT + 3)];
    private int count;
    private boolean ascii;
    private boolean encoded;

    /** Makes marks that know these characters as signs too. */
    Marks(String signs) {
        this.signs = signs;
    }

    private static long kinds(char c) {
        return (CharClass.isDigit(c) ? bit(DIGIT) : 0)
                | (c >= 'A' && c <= 'Z' ? bit(UPPER) : 0)
                | (CharClass.isLetter(c) ? bit(LETTER) : 0)
                | (SIGNS.indexOf(c) >= 0 ? bit(SIGN) : 0)
                | (ENCODING.indexOf(c) >= 0 ? bit(ENCODED) : 0)
                | shared(SHARED.indexOf(c) + 1);
    }

    private static long bit(int kind) {
        return 1L << (8 * kind);
    }

    private static long shared(int number) {
        return (number & 1) * bit(NUMBER) | ((number >> 1) & 1) * bit(NUMBER + 1) | (number >> 2) * bit(NUMBER + 2);
    }

    /** Returns the number of characters that the marks of so many are made of. */
    static int roundedUp(int length) {
        return (length + 63) & ~63;
    }

    /** Marks a text. */
    void read(Text text) {
        count = roundedUp(text.length()) / 64;
        makeRoom();
        int used = (text.length() + 7) / 8;
        ascii = markAscii(text.chars(), used);
        if (!ascii) {
            markAll(text.chars(), used);
        }
        for (int i = used; i < 8 * count; i++) {
            eights[i] = 0;
        }
        long encodedOnes = 0;
        for (int word = 0; word < count; word++) {
            transpose(8 * word);
            tell(8 * word, KINDS * (word + 1));
            encodedOnes |= eights[8 * word + ENCODED];
        }
        encoded = encodedOnes != 0;
        System.arraycopy(EMPTY, 0, bits, KINDS * (count + 1), EMPTY.length);
        if (!signs.isEmpty()) {
            markSigns(text);
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
        if (eights.length < 8 * count) {
            eights = new long[2 * 8 * count];
            bits = new long[KINDS * (2 * count + 3)];
        }
    }

    /** Marks so many times eight characters as if all were ASCII; tells whether they are. */
    private boolean markAscii(char[] chars, int times) {
        long[] to = eights;
        int seen = 0;
        for (int i = 0; i < times; i++) {
            int at = 8 * i;
            char a = chars[at];
            char b = chars[at + 1];
            char c = chars[at + 2];
            char d = chars[at + 3];
            char e = chars[at + 4];
            char f = chars[at + 5];
            char g = chars[at + 6];
            char h = chars[at + 7];
            seen |= a | b | c | d | e | f | g | h;
            to[i] = CLASSES[a & 127]
                    | CLASSES[(b & 127) + ASCII]
                    | CLASSES[(c & 127) + 2 * ASCII]
                    | CLASSES[(d & 127) + 3 * ASCII]
                    | CLASSES[(e & 127) + 4 * ASCII]
                    | CLASSES[(f & 127) + 5 * ASCII]
                    | CLASSES[(g & 127) + 6 * ASCII]
                    | CLASSES[(h & 127) + 7 * ASCII];
        }
        return seen < ASCII;
    }

    private void markAll(char[] chars, int times) {
        for (int i = 0; i < times; i++) {
            long eight = 0;
            for (int place = 0; place < 8; place++) {
                char c = chars[8 * i + place];
                eight |= (c < ASCII ? CLASSES[c] : BEYOND_ASCII) << place;
            }
            eights[i] = eight;
        }
    }

    /** Turns eight words with a byte for each kind into a word for each kind with eight bytes. */
    private void transpose(int at) {
        long[] b = eights;
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

    /** Tells the shared signs apart. */
    private void tell(int from, int to) {
        long[] b = eights;
        long[] words = bits;
        long ones = b[from + NUMBER];
        long twos = b[from + NUMBER + 1];
        long fours = b[from + NUMBER + 2];
        words[to + DIGIT] = b[from + DIGIT];
        words[to + UPPER] = b[from + UPPER];
        words[to + LETTER] = b[from + LETTER];
        words[to + SIGN] = b[from + SIGN];
        words[to + ENCODED] = b[from + ENCODED];
        words[to + BLANK] = ones & ~twos & ~fours;
        words[to + HYPHEN] = ~ones & twos & ~fours;
        words[to + DASH] = twos & ~fours;
        words[to + DOT] = ~ones & ~twos & fours;
        words[to + COLON] = ones & ~twos & fours;
        words[to + COMMA] = ~ones & twos & fours;
        words[to + WORD] = b[from + DIGIT] | b[from + LETTER] | (ones & twos & fours);
    }

    /** Returns the number of words. */
    int count() {
        return count;
    }

    /** Tells whether the text is ASCII. */
    boolean areAscii() {
        return ascii;
    }

    /** Tells whether something in the text may be encoded. */
    boolean mayBeEncoded() {
        return encoded;
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
