package dev.tacit.detect;

/** Dates as at the head of log lines, which are nearly everywhere and look like the beginning of a number. */
final class Dates {
    private Dates() {}

    /** Returns the two signs of each date, from the first ones of this word and of the one before. */
    static long signs(long first, long firstBefore) {
        return first | (first << 3) | (firstBefore >>> 61);
    }

    /** Returns the first sign of each {@code 26/11/22} and {@code 2026-11-22}. */
    static long first(Marks marks, int word) {
        long first = marks.at(Marks.DASH, word)
                & marks.after(Marks.DASH, word, 3)
                & ~marks.after(Marks.DASH, word, 6)
                & ~marks.before(Marks.DASH, word, 3);
        return first == 0 ? 0 : first & yearBefore(marks, word) & monthAndDayAfter(marks, word);
    }

    private static long yearBefore(Marks marks, int word) {
        long third = marks.before(Marks.DIGIT, word, 3);
        long four = marks.before(Marks.DIGIT, word, 4) & ~marks.before(Marks.DIGIT, word, 5);
        return marks.before(Marks.DIGIT, word, 1) & marks.before(Marks.DIGIT, word, 2) & (four | ~third);
    }

    private static long monthAndDayAfter(Marks marks, int word) {
        return marks.after(Marks.DIGIT, word, 1)
                & marks.after(Marks.DIGIT, word, 2)
                & marks.after(Marks.DIGIT, word, 4)
                & marks.after(Marks.DIGIT, word, 5)
                & ~marks.after(Marks.DIGIT, word, 6);
    }
}
