package dev.tacit.detect;

/** Dots of what may be a dotted quad: each between two digits, at least 2 and at most 4 places from the next. */
final class Quads {
    private Quads() {}

    /** Returns the first dot of each quad, and of each rest of a longer chain that is one. */
    static long first(Marks marks, int word) {
        long between = between(marks, word);
        if (between == 0) {
            return 0;
        }
        long after = between(marks, word + 1);
        long second = between & Runs.upTo(between, after, 2, 4);
        long secondAfter = after & Runs.upTo(after, 0, 2, 4);
        return between & Runs.upTo(second, secondAfter, 2, 4);
    }

    /** Returns all dots of quads, from the first ones of this word and of the one before. */
    static long all(Marks marks, int word, long first, long firstBefore) {
        long between = between(marks, word);
        long second = between & Runs.from(firstBefore, first, 2, 4);
        long secondBefore = word == 1 ? 0 : between(marks, word - 1) & Runs.from(0, firstBefore, 2, 4);
        return first | second | (between & Runs.from(secondBefore, second, 2, 4));
    }

    private static long between(Marks marks, int word) {
        long dots = marks.at(Marks.DOT, word);
        return dots == 0 ? 0 : dots & marks.before(Marks.DIGIT, word, 1) & marks.after(Marks.DIGIT, word, 1);
    }
}
