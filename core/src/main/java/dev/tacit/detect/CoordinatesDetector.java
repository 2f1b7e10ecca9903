package dev.tacit.detect;

import dev.tacit.category.Categories;

/** Latitude and longitude as decimal numbers with a comma between: {@code 48.8566, 2.3522}, {@code 48.8566° N, 2.3522° E}. */
final class CoordinatesDetector extends Detector {
    private static final int MAX_BETWEEN = 4;

    @Override
    String category() {
        return Categories.LOCATION;
    }

    @Override
    String triggers() {
        return ",";
    }

    @Override
    boolean isWorthCalling(char trigger, char next) {
        return CharClass.isDigit(next) || " ,;+-".indexOf(next) >= 0;
    }

    /** The second number begins right behind the comma, a blank or two and a sign. */
    @Override
    boolean mayFind(Text text, int at) {
        for (int i = at + 1; i <= at + MAX_BETWEEN; i++) {
            if (CharClass.isDigit(text.at(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    long find(Text text, int at, int floor) {
        int start = mayEndDecimal(text.at(at - 1)) ? Coordinates.decimalBefore(text, at, floor) : -1;
        int end = start < 0 ? -1 : Coordinates.endOfPair(text, start, floor);
        if (end <= at) {
            return Span.NONE;
        }
        return Span.of(isSigned(text, start, floor) ? start - 1 : start, end);
    }

    /** A hyphen behind a word or number is none of its sign. */
    private static boolean isSigned(Text text, int start, int floor) {
        char sign = CharClass.before(text, start, floor);
        return (sign == '-' || sign == '+') && !CharClass.isName(CharClass.before(text, start - 1, floor));
    }

    private static boolean mayEndDecimal(char c) {
        return CharClass.isDigit(c) || c == '\u00b0' || c == 'N' || c == 'S';
    }
}
