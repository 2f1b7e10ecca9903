package dev.tacit.detect;

import java.util.List;

/** What follows a telephone number to reach one of several people behind it: {@code ext. 12}, {@code x12}, {@code ;ext=12}. */
final class PhoneExtension {
    private static final int MAX_DIGITS = 7;
    private static final int MAX_BLANKS = 2;

    /** Longer ones first. */
    private static final List<String> SIGNS = List.of(
            "extension", ";ext=", "durchwahl", "ext.", "ext", "extn", "anexo", "ramal", "poste", "dw", "x", "#");

    private PhoneExtension() {}

    /** Returns the index after the extension of the number that ends here, or {@code end} if it has none. */
    static int end(Text text, int end) {
        int sign = skipBlanks(text, end > 0 && text.at(end) == ',' ? end + 1 : end);
        for (String announced : SIGNS) {
            if (CharClass.matches(text, sign, announced)) {
                int after = digitsEnd(text, sign + announced.length());
                if (after > 0) {
                    return after;
                }
            }
        }
        return end;
    }

    /** Returns the index after 1 to 7 digits that may follow a few blanks, or -1. */
    private static int digitsEnd(Text text, int from) {
        int start = skipBlanks(text, from);
        int end = start;
        while (end <= start + MAX_DIGITS && CharClass.isDigit(text.at(end))) {
            end++;
        }
        boolean digits = end > start && end - start <= MAX_DIGITS && !CharClass.isName(text.at(end));
        return digits ? end : -1;
    }

    private static int skipBlanks(Text text, int from) {
        int index = from;
        while (index < from + MAX_BLANKS && (text.at(index) == ' ' || text.at(index) == ':')) {
            index++;
        }
        return index;
    }
}
