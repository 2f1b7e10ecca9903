package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * Where something is on earth: two decimal numbers of at least four decimals each, or of one where a word announces them; one
 * behind a name such as {@code lat}.
 */
final class CoordinatesRule implements NumberRule {
    /** Four decimals tell ten meters: this is somebody's place. */
    private static final int TELLING_DECIMALS = 4;

    private static final int NEAR = 16;

    private static final Context PAIR_WORDS = Context.of(
            "geo",
            "gps",
            "coord",
            "coords",
            "coordinate",
            "coordinates",
            "location",
            "position",
            "latlng",
            "latlon",
            "lat",
            "latitude",
            "lon",
            "lng",
            "long",
            "longitude",
            "point",
            "geopoint",
            "koordinaten",
            "standort",
            "coordonnées",
            "coordenadas",
            "ubicación",
            "coordinate gps",
            "posizione",
            "位置",
            "座標",
            "坐标",
            "координаты");

    private static final Context ONE_WORDS = Context.of(
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
    public long find(NumberRun number) {
        boolean decimal = number.groups() > 1
                && number.groupLength(0) <= 3
                && number.separator(0) == '.'
                && CharClass.isDigit(number.text().at(number.start() + number.groupLength(0) + 1));
        return decimal ? decimals(number) : Span.NONE;
    }

    private static long decimals(NumberRun number) {
        Text text = number.text();
        int first = Coordinates.firstDecimal(text, number.start(), number.floor());
        long pair = first < 0 ? Span.NONE : pair(text, first, number.floor());
        if (pair == Span.NONE) {
            pair = pair(text, number.start(), number.floor());
        }
        return pair == Span.NONE ? named(number) : pair;
    }

    /** Returns the span of two numbers, of which the first begins here. */
    private static long pair(Text text, int start, int floor) {
        int first = Coordinates.endOfDecimal(text, start, 90);
        int second = first < 0 ? -1 : Coordinates.secondDecimal(text, first);
        int end = second < 0 ? -1 : Coordinates.endOfDecimal(text, second, 180);
        if (end < 0) {
            return Span.NONE;
        }
        boolean telling = Coordinates.decimals(text, start) >= TELLING_DECIMALS
                && Coordinates.decimals(text, second) >= TELLING_DECIMALS
                && !(Coordinates.isBelowOne(text, start) && Coordinates.isBelowOne(text, second));
        return telling || PAIR_WORDS.isBefore(text, start, floor) ? Span.of(start, end) : Span.NONE;
    }

    private static long named(NumberRun number) {
        int end = Coordinates.endOfDecimal(number.text(), number.start(), 180);
        int near = Math.max(number.floor(), number.start() - NEAR);
        boolean named = end >= 0 && ONE_WORDS.isBefore(number.text(), number.start(), near);
        return named ? Span.of(number.start(), end) : Span.NONE;
    }
}
