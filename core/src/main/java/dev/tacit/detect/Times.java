package dev.tacit.detect;

/** Digits that are a point in time rather than a number of somebody. */
final class Times {
    /** Seconds since 1970: July 2017 to May 2033. */
    private static final long FIRST_SECOND = 1_500_000_000L;

    private static final long LAST_SECOND = 2_000_000_000L;

    private Times() {}

    /** Tells whether these digits are seconds or milliseconds since 1970, or a date, perhaps with a time of day. */
    static boolean isTime(NumberRun number) {
        return switch (number.groups()) {
            case 1 -> isBareTime(number);
            case 2, 3, 4, 5 -> isDate(number);
            default -> false;
        };
    }

    private static boolean isBareTime(NumberRun number) {
        return switch (number.length()) {
            case 10 -> isSecond(number.value(0, 10));
            case 13 -> isSecond(number.value(0, 10));
            case 8, 12, 14, 17 -> isYearMonthDay(number);
            default -> false;
        };
    }

    private static boolean isSecond(long seconds) {
        return seconds >= FIRST_SECOND && seconds <= LAST_SECOND;
    }

    private static boolean isYearMonthDay(NumberRun number) {
        long century = number.value(0, 2);
        return (century == 19 || century == 20)
                && BirthDates.isMonth(number.value(4, 6))
                && BirthDates.isDay(number.value(6, 8));
    }

    /** {@code 2026-11-22}, {@code 22.11.2026}, {@code 11/22/26}, with what follows them. */
    private static boolean isDate(NumberRun number) {
        if (number.groups() < 3 || number.separator(0) != number.separator(1)) {
            return number.groups() == 2 && number.groupLength(0) == 8 && isYearMonthDay(number);
        }
        boolean yearFirst = number.groupLength(0) == 4 && number.groupLength(1) == 2 && number.groupLength(2) == 2;
        boolean yearLast = number.groupLength(0) <= 2 && number.groupLength(1) <= 2 && number.groupLength(2) == 4;
        boolean date = yearFirst ? isYearMonthDay(number) : yearLast && isDayMonth(number);
        return date && number.separator(0) != ' ';
    }

    private static boolean isDayMonth(NumberRun number) {
        int first = number.groupLength(0);
        long one = number.value(0, first);
        long other = number.value(first, first + number.groupLength(1));
        return (BirthDates.isMonth(one) && BirthDates.isDay(other))
                || (BirthDates.isMonth(other) && BirthDates.isDay(one));
    }
}
