package dev.tacit.detect;

/** Dates inside numbers, two digits for each of day, month and year. */
final class BirthDates {
    private BirthDates() {}

    /** A year, month and day begin at this place. */
    static IdCheck yearMonthDay(int place) {
        return number -> isMonth(number.value(place + 2, place + 4)) && isDay(number.value(place + 4, place + 6));
    }

    /** A day, month and year begin at this place. */
    static IdCheck dayMonthYear(int place) {
        return number -> isDay(number.value(place, place + 2)) && isMonth(number.value(place + 2, place + 4));
    }

    /** A month and a day begin at this place. */
    static IdCheck monthDay(int place) {
        return number -> isMonth(number.value(place, place + 2)) && isDay(number.value(place + 2, place + 4));
    }

    /** A year, month and day begin at this place; the month may be raised by multiples of this. */
    static IdCheck raisedMonth(int place, int step) {
        return number ->
                isMonth(number.value(place + 2, place + 4) % step) && isDay(number.value(place + 4, place + 6));
    }

    /** A day or month begins there; a multiple of 40 or 60 may have been added to tell some people from others. */
    static IdCheck raisedDay(int monthPlace, int dayPlace, int step) {
        return number -> {
            long day = number.value(dayPlace, dayPlace + 2);
            return isMonth(number.value(monthPlace, monthPlace + 2)) && (isDay(day) || isDay(day - step));
        };
    }

    static boolean isMonth(long month) {
        return month >= 1 && month <= 12;
    }

    static boolean isDay(long day) {
        return day >= 1 && day <= 31;
    }
}
