package dev.tacit.detect;

import dev.tacit.category.Categories;

/** Latitude and longitude as decimal numbers with a blank between, or one of them behind a name such as {@code lat}. */
final class CoordinatesRule implements NumberRule {
    /** How far before a number its name may begin. */
    private static final int NEAR = 16;

    private static final Context NAMES = Context.of(
            "lat",
            "latitude",
            "lon",
            "lng",
            "longitude",
            "breitengrad",
            "längengrad",
            "latitud",
            "longitud",
            "latitudine",
            "longitudine",
            "широта",
            "долгота");

    @Override
    public String category() {
        return Categories.LOCATION;
    }

    @Override
    public int shortest() {
        return 1;
    }

    @Override
    public int longest() {
        return NumberRun.MAX_CHARS;
    }

    @Override
    public boolean mayBeNegative() {
        return true;
    }

    @Override
    public Chance chance(NumberRun number) {
        return isDecimal(number) ? Chance.ALONE : Chance.NONE;
    }

    @Override
    public long find(NumberRun number) {
        if (!isDecimal(number)) {
            return Span.NONE;
        }
        int end = Coordinates.endOfPair(number.text(), number.start(), number.floor());
        return end < 0 ? named(number) : Span.of(number.start(), end);
    }

    private static boolean isDecimal(NumberRun number) {
        return number.groups() > 1 && number.groupLength(0) <= 3 && number.separator(0) == '.';
    }

    private static long named(NumberRun number) {
        int end = Coordinates.endOfDecimal(number.text(), number.start(), 180);
        int near = Math.max(number.floor(), number.start() - NEAR);
        boolean goesOn = number.text().at(end) == '+'; // 48.8+12065550100
        boolean named = end >= 0 && !goesOn && NAMES.isBefore(number.text(), number.start(), near);
        return named ? Span.of(number.start(), end) : Span.NONE;
    }
}
