package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * Where something is on earth: two decimal numbers of at least four decimals each, or of one where a word announces them; one
 * behind a name such as {@code lat}; degrees, minutes and seconds.
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
        if (number.groupLength(0) > 3) {
            return Span.NONE;
        }
        if (number.groups() == 1) {
            return number.text().at(number.end()) == '\u00b0' ? degrees(number) : Span.NONE;
        }
        return number.separator(0) == '.' && number.groupLength(1) > 0 ? decimals(number) : Span.NONE;
    }

    private static long degrees(NumberRun number) {
        int end = Coordinates.endOfDegrees(number.text(), number.start());
        return end < 0 ? Span.NONE : Span.of(number.start(), end);
    }

    private static long decimals(NumberRun number) {
        Text text = number.text();
        int start = number.start();
        int first = Coordinates.endOfDecimal(text, start, 90);
        int second = first < 0 ? -1 : Coordinates.secondDecimal(text, first);
        int end = second < 0 ? -1 : Coordinates.endOfDecimal(text, second, 180);
        if (end >= 0) {
            boolean telling = Coordinates.decimals(text, start) >= TELLING_DECIMALS
                    && Coordinates.decimals(text, second) >= TELLING_DECIMALS
                    && !(Coordinates.isBelowOne(text, start) && Coordinates.isBelowOne(text, second));
            return telling || PAIR_WORDS.isBefore(text, start, number.floor()) ? Span.of(start, end) : Span.NONE;
        }
        int alone = Coordinates.endOfDecimal(text, start, 180);
        boolean named = alone >= 0 && ONE_WORDS.isBefore(text, start, Math.max(number.floor(), start - NEAR));
        return named ? Span.of(start, alone) : Span.NONE;
    }
}
