package dev.tacit.detect;

import dev.tacit.category.Categories;

/** Latitude and longitude as decimal numbers with a comma between: {@code 48.8566, 2.3522}, {@code 48.8566° N, 2.3522° E}. */
final class CoordinatesDetector implements Detector {
    @Override
    public String category() {
        return Categories.LOCATION;
    }

    @Override
    public String triggers() {
        return ",";
    }

    @Override
    public boolean isWorthCalling(char trigger, char next) {
        return CharClass.isDigit(next) || " ,;+-".indexOf(next) >= 0;
    }

    @Override
    public long find(Text text, int at, int floor) {
        int start = mayEndDecimal(text.at(at - 1)) ? Coordinates.decimalBefore(text, at, floor) : -1;
        int end = start < 0 ? -1 : Coordinates.endOfPair(text, start, floor);
        if (end <= at) {
            return Span.NONE;
        }
        boolean signed = start > floor && (text.at(start - 1) == '-' || text.at(start - 1) == '+');
        return Span.of(signed ? start - 1 : start, end);
    }

    private static boolean mayEndDecimal(char c) {
        return CharClass.isDigit(c) || c == '\u00b0' || c == 'N' || c == 'S';
    }
}
