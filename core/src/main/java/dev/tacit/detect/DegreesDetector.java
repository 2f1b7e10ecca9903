package dev.tacit.detect;

import dev.tacit.category.Categories;

/** Latitude and longitude in degrees, minutes and perhaps seconds: {@code 48°51'24"N 2°21'03"E}. */
final class DegreesDetector extends Detector {
    private static final char DEGREE = '\u00b0';

    /** Three digits, the sign, a blank, two digits, the point and some decimals. */
    private static final int LONGEST_BEFORE = 14;

    @Override
    String category() {
        return Categories.LOCATION;
    }

    /** The sign of minutes; that of degrees is not ASCII. */
    @Override
    String triggers() {
        return "'";
    }

    @Override
    long find(Text text, int at, int floor) {
        int degree = at - 1;
        while (degree > floor && degree > at - LONGEST_BEFORE && isOfMinutes(text.at(degree))) {
            degree--;
        }
        if (text.at(degree) != DEGREE || degree == at - 1) {
            return Span.NONE;
        }
        int start = degree;
        while (start > floor && start > degree - 3 && CharClass.isDigit(text.at(start - 1))) {
            start--;
        }
        int end = CharClass.isName(CharClass.before(text, start, floor)) ? -1 : Coordinates.endOfDegrees(text, start);
        return end < 0 ? Span.NONE : Span.of(start, end);
    }

    private static boolean isOfMinutes(char c) {
        return CharClass.isDigit(c) || c == ' ' || c == '.' || c == ',';
    }
}
