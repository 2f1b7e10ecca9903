package dev.tacit.audit.logback;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Of which shapes of messages, a template with arguments each, nothing is found whatever their digits are, and of which that is not
 * so: most events of a process are one of a few such with other numbers.
 *
 * <p>Knows {@value #PLACES} at most, four to a hash; where all four are taken, the latest takes the place of one of them.
 * Thread-safe: a lost write costs another scan.
 */
final class KnownShapes {
    private static final int SET_BITS = 10;
    private static final int WAYS = 4;
    private static final int PLACES = WAYS << SET_BITS;

    /** Spreads hashes that differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** What is known of a shape. */
    enum Verdict {
        UNKNOWN,
        /** Something may be found. */
        LOUD,
        /** Nothing is found, whatever its digits are. */
        QUIET
    }

    /** Shapes, with their lowest bit for whether they are quiet. */
    private final AtomicLongArray shapes = new AtomicLongArray(PLACES);

    private int latest;

    /** @param shape not 0, below 2^63 */
    Verdict of(long shape) {
        int first = firstPlace(shape);
        for (int place = first; place < first + WAYS; place++) {
            long known = shapes.getOpaque(place);
            if (known >>> 1 == shape) {
                return (known & 1) == 0 ? Verdict.LOUD : Verdict.QUIET;
            }
        }
        return Verdict.UNKNOWN;
    }

    void keep(long shape, boolean quiet) {
        shapes.setOpaque(placeFor(firstPlace(shape)), shape << 1 | (quiet ? 1 : 0));
    }

    /** An empty one of the four, if there is; else each in turn, whoever comes. */
    private int placeFor(int first) {
        for (int place = first; place < first + WAYS; place++) {
            if (shapes.getOpaque(place) == 0) {
                return place;
            }
        }
        return first + (latest++ & (WAYS - 1));
    }

    private static int firstPlace(long shape) {
        return (int) ((shape * GOLDEN_RATIO) >>> (Long.SIZE - SET_BITS)) * WAYS;
    }
}
