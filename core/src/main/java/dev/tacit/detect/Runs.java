package dev.tacit.detect;

/** Arithmetic on marks: a word of 64 characters and the word of those after or before them. */
final class Runs {
    private Runs() {}

    /** Returns the marks that begin a run of at least so many, 2 to 64. */
    static long starts(long marks, long after, int count) {
        long runs = marks;
        long further = after;
        for (int have = 1; have < count && runs != 0; ) {
            int step = Math.min(have, count - have);
            runs &= (runs >>> step) | (further << (64 - step));
            further &= further >>> step;
            have += step;
        }
        return runs;
    }

    /** Returns the marks that begin a run of at least sixteen. */
    static long startsOfSixteen(long marks, long after) {
        long two = marks & ((marks >>> 1) | (after << 63));
        long twoAfter = after & (after >>> 1);
        long four = two & ((two >>> 2) | (twoAfter << 62));
        long fourAfter = twoAfter & (twoAfter >>> 2);
        long eight = four & ((four >>> 4) | (fourAfter << 60));
        long eightAfter = fourAfter & (fourAfter >>> 4);
        return eight & ((eight >>> 8) | (eightAfter << 56));
    }

    /** Returns the marks and the places up to one less than so many after each. */
    static long spread(long before, long marks, int count) {
        long spread = marks;
        for (int places = 1; places < count; places++) {
            spread |= (marks << places) | (before >>> (64 - places));
        }
        return spread;
    }

    /** Returns the places that have a mark after them, at least and at most so many places away. */
    static long upTo(long marks, long after, int least, int most) {
        long near = 0;
        for (int places = least; places <= most; places++) {
            near |= (marks >>> places) | (after << (64 - places));
        }
        return near;
    }

    /** Returns the places that have a mark before them, at least and at most so many places away. */
    static long from(long before, long marks, int least, int most) {
        long near = 0;
        for (int places = least; places <= most; places++) {
            near |= (marks << places) | (before >>> (64 - places));
        }
        return near;
    }
}
