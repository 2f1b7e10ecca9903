package dev.tacit.audit.logback;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of arguments with which one template makes a text that holds nothing whatever its digits are: most events of a
 * process are one of a few such texts with other numbers.
 *
 * <p>Knows the latest {@value #PLACES} at most, and gives up on a template whose arguments go on having new shapes.
 * Thread-safe: a lost write costs another scan.
 */
final class QuietShapes {
    private static final int PLACES = 64;
    private static final int WAYS = 4;
    private static final int SET_BITS = 4;
    private static final int MAX_TRIALS = 1024;

    /** Spreads hashes that differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** Made for the first one: most templates that are met once only never have any. */
    private volatile @Nullable AtomicLongArray shapes;

    private int trials;

    /** Notes that an event of the template came. */
    void meet() {
        if (trials == 0) {
            trials = 1;
        }
    }

    /** Says whether it is worth asking: not of a template that nobody met before, of which there may be many. */
    boolean isWorthIt() {
        return trials > 0 && trials < MAX_TRIALS;
    }

    /** @param shape not 0 */
    boolean has(long shape) {
        AtomicLongArray known = shapes;
        int first = firstPlace(shape);
        for (int place = first; known != null && place < first + WAYS; place++) {
            if (known.getOpaque(place) == shape) {
                return true;
            }
        }
        return false;
    }

    /** Counts that an unknown shape came, and takes it in if it is quiet. */
    void tried(long shape, boolean quiet) {
        int trial = trials++;
        if (quiet) {
            AtomicLongArray known = shapes == null ? new AtomicLongArray(PLACES) : shapes;
            known.setOpaque(placeFor(known, firstPlace(shape), trial), shape);
            shapes = known;
        }
    }

    private static int placeFor(AtomicLongArray known, int first, int trial) {
        for (int place = first; place < first + WAYS; place++) {
            if (known.getOpaque(place) == 0) {
                return place;
            }
        }
        return first + (trial & (WAYS - 1));
    }

    private static int firstPlace(long shape) {
        return (int) ((shape * GOLDEN_RATIO) >>> (Long.SIZE - SET_BITS)) * WAYS;
    }
}
