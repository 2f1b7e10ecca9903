package dev.tacit.audit.logback;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The shapes of messages, templates with arguments, that hold nothing whatever their digits are: most events of a process are one
 * of a few such with other numbers.
 *
 * <p>Knows {@value #PLACES} at most, four to a hash; where all four are taken, the latest takes the place of one of them.
 * Thread-safe: a lost write costs another scan.
 */
final class QuietShapes {
    private static final int SET_BITS = 10;
    private static final int WAYS = 4;
    private static final int PLACES = WAYS << SET_BITS;

    /** Spreads hashes that differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final AtomicLongArray shapes = new AtomicLongArray(PLACES);
    private int latest;

    /** @param shape not 0 */
    boolean has(long shape) {
        int first = firstPlace(shape);
        for (int place = first; place < first + WAYS; place++) {
            if (shapes.getOpaque(place) == shape) {
                return true;
            }
        }
        return false;
    }

    void keep(long shape) {
        shapes.setOpaque(placeFor(firstPlace(shape)), shape);
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
