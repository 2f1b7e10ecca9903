package dev.tacit.detect;

/**
 * What kind of character stands at a place of the text: a table for ASCII, Unicode's properties for the rest. An index
 * outside the text holds {@link #NOTHING}, which is of no kind.
 */
final class CharClass {
    static final int ASCII = 128;

    /** Stands for the boundary of the text or of the last finding. */
    static final char NOTHING = '\n';

    private static final byte DIGIT = 1;
    private static final byte HEX = 2;
    private static final byte WORD = 4;
    private static final byte NAME = 8;
    private static final byte[] KINDS = new byte[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean hex = digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            boolean word = Character.isLetterOrDigit(c);
            KINDS[c] =
                    (byte) ((digit ? DIGIT : 0) | (hex ? HEX : 0) | (word ? WORD : 0) | (word || c == '_' ? NAME : 0));
        }
    }

    private CharClass() {}

    static char before(Text text, int index, int floor) {
        return index > floor ? text.at(index - 1) : NOTHING;
    }

    static boolean isDigit(char c) {
        return c < ASCII && (KINDS[c] & DIGIT) != 0;
    }

    static boolean isHex(char c) {
        return c < ASCII && (KINDS[c] & HEX) != 0;
    }

    /** Letters and digits of any script, with the marks and halves of surrogate pairs that belong to them. */
    static boolean isWord(char c) {
        return c < ASCII ? (KINDS[c] & WORD) != 0 : isWordBeyondAscii(c);
    }

    static boolean isLetter(char c) {
        return c < ASCII ? (KINDS[c] & (WORD | DIGIT)) == WORD : isWordBeyondAscii(c) && !Character.isDigit(c);
    }

    static boolean isUpper(char c) {
        return c < ASCII ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    /** Returns the small letter for a capital. */
    static char lower(char c) {
        return c < ASCII ? (char) (c | (c >= 'A' && c <= 'Z' ? 0x20 : 0)) : Character.toLowerCase(c);
    }

    /** Tells whether this character makes its neighbor part of a longer name: {@code user_1}, {@code a1}. */
    static boolean isName(char c) {
        return c < ASCII ? (KINDS[c] & NAME) != 0 : isWordBeyondAscii(c);
    }

    /** Tells whether this text stands here, in upper or lower case. */
    static boolean matches(Text text, int index, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            char c = text.at(index + i);
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            if (lower != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWordBeyondAscii(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
