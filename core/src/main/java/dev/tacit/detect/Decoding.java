package dev.tacit.detect;

/**
 * What encoded characters stand for: percent signs ({@code %40}, also of UTF-8, also encoded twice), entities of HTML and XML
 * (by number and by name), escapes of JSON and Java ({@code \}{@code u0040}, {@code \/}, {@code \n}), full-width
 * signs, digits of any script, the many blanks and dashes of Unicode, and characters that nobody sees.
 *
 * <p>Not decoded: base64, {@code =40} of quoted-printable, and quotes behind backslashes, which say how deep a value lies.
 *
 * @see "RFC 3986 §2.1; RFC 8259 §7; HTML Living Standard §13.5; Unicode Standard Annex 44"
 */
final class Decoding {
    private static final int INVISIBLE = 0x10000;
    private static final int MAX_BACKSLASHES = 8; // a text in a text in a text in a text

    private Decoding() {}

    /** Returns what begins here: a character and the number of characters that it is written with. */
    static long at(Text text, int index) {
        char c = text.at(index);
        long encoded = switch (c) {
            case '%' -> Percent.at(text, index);
            case '&' -> Entity.at(text, index);
            case '\\' -> escape(text, index);
            default -> 0;
        };
        return encoded == 0 ? of(plain(c), 1) : encoded;
    }

    /** Tells whether the character here is not what it looks like. */
    static boolean isEncoded(Text text, int index) {
        return at(text, index) != of(text.at(index), 1);
    }

    /** Returns a decoded character, or 0 for what is better left as it is. */
    static long of(int sign, int width) {
        return ((long) sign << 32) | width;
    }

    static boolean isVisible(long decoded) {
        return decoded >>> 32 != INVISIBLE;
    }

    static char sign(long decoded) {
        return (char) (decoded >>> 32);
    }

    static int width(long decoded) {
        return (int) decoded;
    }

    /** Returns the ASCII character that means the same; control characters become blanks. */
    static int plain(int c) {
        if (c < CharClass.ASCII) {
            return c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return c - 0xFF01 + '!';
        }
        return Character.isDigit(c) ? '0' + Character.digit(c, 10) : punctuation(c);
    }

    private static int punctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.FORMAT -> INVISIBLE;
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
                c == 0x2018 || c == 0x2019 ? '\'' : '"';
            default ->
                c == 0x2212 ? '-' : c == 0x3002 || c == 0xFF61 ? '.' : c >= 0xFE00 && c <= 0xFE0F ? INVISIBLE : c;
        };
    }

    /** A backslash or several, as of a text within a text, and what they escape. */
    private static long escape(Text text, int index) {
        int end = index + 1;
        while (text.at(end) == '\\' && end < index + MAX_BACKSLASHES) {
            end++;
        }
        return switch (text.at(end)) {
            case 'n', 'r', 't', 'b', 'f' -> of(' ', end + 1 - index);
            case '/' -> of('/', end + 1 - index);
            case 'u' -> {
                int sign = hex(text, end + 1, 4);
                yield sign < 0 ? 0 : of(shown(sign), end + 5 - index);
            }
            default -> 0;
        };
    }

    /** Returns what stands for this code point in the text, in which no control character hides. */
    static int shown(int codePoint) {
        if (codePoint < ' ' || codePoint == 0x7F) {
            return ' ';
        }
        return codePoint > Character.MAX_VALUE ? Character.highSurrogate(codePoint) : plain(codePoint);
    }

    /** Returns the value of so many hexadecimal digits, or -1 if they are not all there. */
    static int hex(Text text, int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            char c = text.at(i);
            if (!CharClass.isHex(c)) {
                return -1;
            }
            value = 16 * value + Character.digit(c, 16);
        }
        return value;
    }
}
