package dev.tacit.detect;

/** Dots of what may be a dotted quad: each between two digits, at least 2 and at most 4 places from the next. */
final class Quads {
    private Quads() {}

    /**
     * Returns the first dot of each quad, and of each rest of a longer chain that is one.
     *
     * @param between what {@link #between} is for a word, and then for the next one
     */
    static long first(long between, long after) {
        long second = between & Runs.upTo(between, after, 2, 4);
        long secondAfter = after & Runs.upTo(after, 0, 2, 4);
        return between & Runs.upTo(second, secondAfter, 2, 4);
    }

    /** Returns all dots of quads, from the first ones of this word and of the one before. */
    static long all(long between, long before, long first, long firstBefore) {
        long second = between & Runs.from(firstBefore, first, 2, 4);
        long secondBefore = before & Runs.from(0, firstBefore, 2, 4);
        return first | second | (between & Runs.from(secondBefore, second, 2, 4));
    }

    /** Returns the dots that stand between two digits. */
    static long between(Marks marks, int word) {
        long dots = marks.at(Marks.DOT, word);
        return dots == 0 ? 0 : dots & marks.before(Marks.DIGIT, word, 1) & marks.after(Marks.DIGIT, word, 1);
    }
}
