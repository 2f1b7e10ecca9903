package dev.tacit.detect;

/** Percent-encoded bytes, of ASCII and UTF-8; a percent sign may itself be encoded, any number of times. */
final class Percent {
    private Percent() {}

    /** Returns the decoded character that begins here, or 0 if none does. */
    static long at(Text text, int index) {
        int start = afterPercent(text, index);
        int first = Decoding.hex(text, start, 2);
        if (first < 0) {
            return start == index + 1 ? 0 : Decoding.of('%', start - index);
        }
        if (first < CharClass.ASCII) {
            return Decoding.of(Decoding.shown(first), start + 2 - index);
        }
        return utf8(text, index, start, first);
    }

    private static int afterPercent(Text text, int index) {
        int start = index + 1;
        while (text.at(start) == '2' && text.at(start + 1) == '5') {
            start += 2;
        }
        return start;
    }

    private static long utf8(Text text, int index, int start, int first) {
        int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
        int codePoint = first & (0x3F >> more);
        int end = start + 2;
        for (int i = 0; i < more; i++) {
            int digits = text.at(end) == '%' ? afterPercent(text, end) : end;
            int next = digits == end ? -1 : Decoding.hex(text, digits, 2);
            if (next >> 6 != 2) {
                return Decoding.of('\uFFFD', end - index);
            }
            codePoint = (codePoint << 6) | (next & 0x3F);
            end = digits + 2;
        }
        return Decoding.of(Decoding.shown(codePoint), end - index);
    }
}
