package dev.tacit.detect;

/** Character references of HTML and XML: by number, and by the names that stand for ASCII; the ampersand may be one too. */
final class Entity {
    private static final String[] NAMES = {
        "amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;", "commat;", "plus;", "period;", "colon;", "sol;", "lowbar;",
        "num;", "percnt;", "hyphen;", "dash;", "equals;", "lpar;", "rpar;", "comma;", "semi;", "shy;", "zwj;", "zwnj;"
    };

    private static final String SIGNS = "&<>\"' @+.:/_#%--=(),;\u00AD\u200D\u200C";

    private static final int MAX_DIGITS = 7;

    private Entity() {}

    /** Returns the character that the reference here stands for, or 0 if none does. */
    static long at(Text text, int index) {
        int start = index + 1;
        while (CharClass.matches(text, start, "amp;")) {
            start += 4;
        }
        if (text.at(start) == '#') {
            return number(text, index, start + 1);
        }
        for (int i = 1; i < NAMES.length; i++) {
            if (CharClass.matches(text, start, NAMES[i])) {
                return Decoding.of(Decoding.plain(SIGNS.charAt(i)), start + NAMES[i].length() - index);
            }
        }
        return start == index + 1 ? 0 : Decoding.of('&', start - index);
    }

    private static long number(Text text, int index, int start) {
        boolean hexadecimal = (text.at(start) | 0x20) == 'x';
        int radix = hexadecimal ? 16 : 10;
        int end = hexadecimal ? start + 1 : start;
        int limit = end + MAX_DIGITS;
        int codePoint = 0;
        int digit = digit(text, end, radix);
        while (digit >= 0 && end < limit) {
            codePoint = radix * codePoint + digit;
            digit = digit(text, ++end, radix);
        }
        boolean whole = end > start + (hexadecimal ? 1 : 0) && codePoint <= Character.MAX_CODE_POINT;
        int width = (text.at(end) == ';' ? end + 1 : end) - index;
        return whole ? Decoding.of(Decoding.shown(codePoint), width) : 0;
    }

    private static int digit(Text text, int index, int radix) {
        char c = text.at(index);
        return c < CharClass.ASCII ? Character.digit(c, radix) : -1;
    }
}
