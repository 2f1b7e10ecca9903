package dev.tacit.detect;

/** Arithmetic on marks: a word of 64 characters and the word of those after or before them. */
final class Runs {
    private Runs() {}

    /** Returns the marks that begin a run of at least so many, 4 to 8. */
    static long starts(long marks, long after, int count) {
        long two = marks & ((marks >>> 1) | (after << 63));
        long twoAfter = after & (after >>> 1);
        long four = two & ((two >>> 2) | (twoAfter << 62));
        long fourAfter = twoAfter & (twoAfter >>> 2);
        return four & ((four >>> (count - 4)) | (fourAfter << 1 << (67 - count)));
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

    /** Returns the marks and the places up to one less than so many, 4 to 8, after each. */
    static long spread(long before, long marks, int count) {
        long two = marks | (marks << 1) | (before >>> 63);
        long twoBefore = before | (before << 1);
        long four = two | (two << 2) | (twoBefore >>> 62);
        long fourBefore = twoBefore | (twoBefore << 2);
        return four | (four << (count - 4)) | (fourBefore >>> 1 >>> (67 - count));
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
