package dev.tacit.audit.scrub;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which texts were found to be a value of one category not long ago: people come in many lines of a log. Knows them again by a random
 * hash and holds none of them; of 2^50 texts of fewer than 1,000 characters one may be taken for another, and hidden like it.
 * Thread-safe: a lost write costs another scan.
 */
final class FoundValues {
    private static final int PLACE_BITS = 11;
    private static final int PLACES = 1 << PLACE_BITS;

    /** Spreads texts that differ at their ends (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final RandomHash hash = RandomHash.draw();

    /** Hashes and one: 0 is an empty place. */
    private final AtomicLongArray known = new AtomicLongArray(PLACES);

    boolean hold(String value) {
        long hashed = hash.of(value) + 1;
        return known.getOpaque(place(hashed)) == hashed;
    }

    void keep(String value) {
        long hashed = hash.of(value) + 1;
        known.setOpaque(place(hashed), hashed);
    }

    private static int place(long hashed) {
        return (int) ((hashed * GOLDEN_RATIO) >>> (Long.SIZE - PLACE_BITS));
    }
}
