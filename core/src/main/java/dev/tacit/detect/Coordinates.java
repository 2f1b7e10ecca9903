package dev.tacit.detect;

/**
 * The ways to write latitude and longitude.
 *
 * @see "ISO 6709 annex D; RFC 5870 §3.3"
 */
final class Coordinates {
    private static final int MAX_DECIMALS = 16;

    /** Four decimals tell ten meters: this is somebody's place. */
    private static final int TELLING_DECIMALS = 4;

    private static final String DIRECTIONS = "NSEWOnsewo";

    private static final Context ANNOUNCED = Context.of(
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
            "longitude",
            "geopoint",
            "koordinaten",
            "standort",
            "coordonnées",
            "coordenadas",
            "ubicación",
            "posizione",
            "位置",
            "座標",
            "坐标",
            "координаты");

    private Coordinates() {}

    /** Returns the index after {@code 48.8566}, perhaps with a degree sign and a direction, or -1 if it is above the most. */
    static int endOfDecimal(Text text, int start, int most) {
        int point = integerEnd(text, start, most);
        int decimals = decimals(text, start);
        boolean number = point > start && decimals > 0 && decimals <= MAX_DECIMALS;
        return number ? directed(text, point + 1 + decimals) : -1;
    }

    /** Returns how many decimals the number here has. */
    private static int decimals(Text text, int start) {
        int point = start;
        while (point < start + 4 && CharClass.isDigit(text.at(point))) {
            point++;
        }
        int end = point + 1;
        while (text.at(point) == '.' && end <= point + MAX_DECIMALS + 1 && CharClass.isDigit(text.at(end))) {
            end++;
        }
        return end - point - 1;
    }

    private static boolean isBelowOne(Text text, int start) {
        return text.at(start) == '0' && text.at(start + 1) == '.';
    }

    /** Returns where the first digit of the second number stands after blanks, a comma and a sign, or -1. */
    private static int secondDecimal(Text text, int end) {
        int index = end;
        boolean separated = false;
        while (index < end + 3 && (text.at(index) == ' ' || text.at(index) == ',' || text.at(index) == ';')) {
            separated = true;
            index++;
        }
        index += text.at(index) == '-' || text.at(index) == '+' ? 1 : 0;
        return separated && CharClass.isDigit(text.at(index)) ? index : -1;
    }

    /**
     * Returns the index after two decimal numbers that begin here, or -1: of at least four decimals each, or of any where a
     * word announces them.
     */
    static int endOfPair(Text text, int start, int floor) {
        int first = endOfDecimal(text, start, 90);
        int second = first < 0 ? -1 : secondDecimal(text, first);
        int end = second < 0 ? -1 : endOfDecimal(text, second, 180);
        if (end < 0) {
            return -1;
        }
        boolean telling = decimals(text, start) >= TELLING_DECIMALS
                && decimals(text, second) >= TELLING_DECIMALS
                && !(isBelowOne(text, start) && isBelowOne(text, second));
        return telling || ANNOUNCED.isBefore(text, start, floor) ? end : -1;
    }

    /** Returns where the decimal number begins that ends before this comma, or -1. */
    static int decimalBefore(Text text, int comma, int floor) {
        int end = comma;
        if (end - 2 > floor && DIRECTIONS.indexOf(text.at(end - 1)) >= 0) {
            end -= text.at(end - 2) == ' ' ? 2 : 1;
        }
        end -= text.at(end - 1) == '\u00b0' ? 1 : 0;
        int point = digitsBefore(text, end, floor, MAX_DECIMALS);
        if (point == end || point <= floor || text.at(point - 1) != '.') {
            return -1;
        }
        int start = digitsBefore(text, point - 1, floor, 3);
        char before = CharClass.before(text, start, floor);
        return start < point - 1 && before != '.' && !CharClass.isName(before) ? start : -1;
    }

    private static int digitsBefore(Text text, int end, int floor, int most) {
        int start = end;
        while (start > floor && start > end - most && CharClass.isDigit(text.at(start - 1))) {
            start--;
        }
        return start;
    }

    /** Returns the index after {@code 48°51'24"N 2°21'03"E}, or -1. */
    static int endOfDegrees(Text text, int start) {
        int first = endOfAngle(text, start, 90, "NSns");
        if (first < 0) {
            return -1;
        }
        int second = first;
        while (second < first + 3 && (text.at(second) == ' ' || text.at(second) == ',')) {
            second++;
        }
        return endOfAngle(text, second, 180, "EWOewo");
    }

    private static int endOfAngle(Text text, int start, int most, String directions) {
        int degree = integerEnd(text, start, most);
        if (degree == start || text.at(degree) != '\u00b0') {
            return -1;
        }
        int minutes = part(text, degree + 1, "'\u2032\u2019");
        int seconds = minutes < 0 ? -1 : part(text, minutes, "\"\u2033\u201d'");
        int end = skipBlank(text, Math.max(seconds, minutes));
        boolean directed = minutes > 0 && directions.indexOf(text.at(end)) >= 0 && !CharClass.isName(text.at(end + 1));
        return directed ? end + 1 : -1;
    }

    /** Returns the index after a number below 60 and its sign, or -1. */
    private static int part(Text text, int from, String signs) {
        int start = skipBlank(text, from);
        int end = integerEnd(text, start, 59);
        if (end == start) {
            return -1;
        }
        if (text.at(end) == '.' || text.at(end) == ',') {
            end++;
            for (int limit = end + MAX_DECIMALS; end < limit && CharClass.isDigit(text.at(end)); ) {
                end++;
            }
        }
        end = skipBlank(text, end);
        return signs.indexOf(text.at(end)) >= 0 ? end + 1 + (text.at(end + 1) == '\'' ? 1 : 0) : -1;
    }

    /** Returns the index after up to three digits, or {@code start} if they are more, or make too much. */
    private static int integerEnd(Text text, int start, int most) {
        int value = 0;
        int end = start;
        while (end < start + 4 && CharClass.isDigit(text.at(end))) {
            value = 10 * value + text.at(end++) - '0';
        }
        return value <= most ? end : start;
    }

    /** Passes over a degree sign and one letter of a direction, where they are written. */
    private static int directed(Text text, int end) {
        int degree = text.at(end) == '\u00b0' ? end + 1 : end;
        int letter = skipBlank(text, degree);
        boolean direction = DIRECTIONS.indexOf(text.at(letter)) >= 0 && !CharClass.isName(text.at(letter + 1));
        if (direction) {
            return letter + 1;
        }
        boolean goesOn = CharClass.isName(text.at(degree))
                || (text.at(degree) == '.' && CharClass.isDigit(text.at(degree + 1)))
                || Label.isJoined(text, degree)
                || (degree > end && Label.isAt(text, degree))
                || text.at(degree) == '%';
        return goesOn ? -1 : degree;
    }

    private static int skipBlank(Text text, int index) {
        return text.at(index) == ' ' ? index + 1 : index;
    }
}
