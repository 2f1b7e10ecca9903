package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * Hardware addresses of network devices: six pairs of hexadecimal digits with colons or hyphens, or three groups of four with
 * dots. Neither those of everybody ({@code ff:…}) and nobody, nor parts of a fingerprint.
 *
 * @see "IEEE Std 802-2014 §8.1"
 */
final class MacDetector extends Detector {
    @Override
    String category() {
        return Categories.DEVICE_ID;
    }

    @Override
    String triggers() {
        return ":-.";
    }

    @Override
    boolean isWorthCalling(char trigger, char next) {
        return CharClass.isHex(next);
    }

    @Override
    int needs() {
        return SEVERAL_COLONS;
    }

    @Override
    long find(Text text, int at, int floor) {
        char separator = text.at(at);
        return separator == '.' ? find(text, at, floor, 4, 3) : find(text, at, floor, 2, 6);
    }

    private static long find(Text text, int at, int floor, int digits, int groups) {
        char separator = text.at(at);
        int start = at - digits;
        int end = start + groups * (digits + 1) - 1;
        boolean apart = start >= floor
                && isApart(CharClass.before(text, start, floor), separator)
                && isApart(text.at(end), separator);
        return apart && isAddress(text, start, end, digits) ? Span.of(start, end) : Span.NONE;
    }

    private static boolean isApart(char c, char separator) {
        return c != separator && !CharClass.isName(c);
    }

    private static boolean isAddress(Text text, int start, int end, int digits) {
        boolean letters = digits == 2; // "1234.5678.9012" is rather a number
        boolean different = false;
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            boolean separates = (i - start) % (digits + 1) == digits;
            if (separates ? c != text.at(start + digits) : !CharClass.isHex(c)) {
                return false;
            }
            letters |= !separates && !CharClass.isDigit(c);
            different |= !separates && c != text.at(start);
        }
        return letters && different;
    }
}
