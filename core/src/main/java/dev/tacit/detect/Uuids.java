package dev.tacit.detect;

/**
 * UUIDs in small letters that stand apart: nobody's, whichever they are. So all are read as one that says nothing, and what is
 * found beside one is found beside any other.
 *
 * @see "RFC 9562 §4"
 */
final class Uuids {
    /** No word and no run of digits; begins with a digit, as more than half of them do, so that no value that goes on is cut short. */
    private static final String ANY = "0a0a0a0a-0a0a-0a0a-0a0a-0a0a0a0a0a0a";

    private static final int FIRST_HYPHEN = 8;

    private Uuids() {}

    /** Makes all of them the same; tells whether there was any, and the marks are to be read again. */
    static boolean unify(Text text, Marks marks) {
        boolean any = false;
        for (int word = 1; marks.haveHyphens() && word <= marks.count(); word++) {
            for (long bits = hyphens(marks, word); bits != 0; bits &= bits - 1) {
                int start = 64 * (word - 1) + Long.numberOfTrailingZeros(bits) - FIRST_HYPHEN;
                if (isAt(text, start)) {
                    text.write(start, ANY);
                    any = true;
                }
            }
        }
        return any;
    }

    /** Returns the first hyphens of four that stand as in a UUID. */
    private static long hyphens(Marks marks, int word) {
        long first = marks.at(Marks.HYPHEN, word);
        return first == 0
                ? 0
                : first
                        & marks.after(Marks.HYPHEN, word, 5)
                        & marks.after(Marks.HYPHEN, word, 10)
                        & marks.after(Marks.HYPHEN, word, 15);
    }

    private static boolean isAt(Text text, int start) {
        int end = start + ANY.length();
        if (start < 0 || end > text.length() || !isApart(text.at(start - 1)) || !isApart(text.at(end))) {
            return false;
        }
        for (int i = 0; i < ANY.length(); i++) {
            char c = text.at(start + i);
            if (ANY.charAt(i) == '-' ? c != '-' : !isSmallHex(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isApart(char c) {
        return !CharClass.isName(c) && c != '-' && c != '.';
    }

    private static boolean isSmallHex(char c) {
        return CharClass.isDigit(c) || (c >= 'a' && c <= 'f');
    }
}
