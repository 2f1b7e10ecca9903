package dev.tacit.audit.scrub;

import java.security.SecureRandom;

/**
 * A hash of texts that is drawn at random from a universal family: two texts of n characters meet with a probability of at
 * most n/3 + 1 in 2^61, whoever chose them, while nobody knows which hash was drawn. Its results are compared and never shown;
 * it is no message authentication code. Immutable and thread-safe.
 *
 * @see "A polynomial modulo the prime 2^61 − 1, at a random point: Carter and Wegman, Universal classes of hash functions,
 *     Journal of Computer and System Sciences 18, 1979"
 */
final class RandomHash {
    /** The largest Mersenne prime of which a product fits into two words. */
    private static final long PRIME = (1L << 61) - 1;

    private static final int PRIME_BITS = 61;
    private static final int CHARS_A_TERM = 3;

    private final long point;

    /** @param point 1 to 2^61 − 2 */
    RandomHash(long point) {
        this.point = point;
    }

    static RandomHash draw() {
        return new RandomHash(1 + (new SecureRandom().nextLong() >>> 3) % (PRIME - 1));
    }

    /** Returns the hash of a text, 0 to 2^61 − 2. */
    long of(String text) {
        int chars = text.length();
        int whole = chars - chars % CHARS_A_TERM;
        long hash = chars; // so that no text is another one with zeros before it
        for (int i = 0; i < whole; i += CHARS_A_TERM) {
            hash = next(hash, term(text, i, i + CHARS_A_TERM));
        }
        return whole < chars ? next(hash, term(text, whole, chars)) : hash;
    }

    private static long term(String text, int start, int end) {
        long term = 0;
        for (int i = start; i < end; i++) {
            term = term << Character.SIZE | text.charAt(i);
        }
        return term;
    }

    /**
     * Returns hash × point + term modulo the prime: what lies above bit 61 counts once more below, for 2^61 is 1.
     *
     * @param term below 2^60
     */
    long next(long hash, long term) {
        long low = hash * point;
        long above = Math.multiplyHigh(hash, point) << (Long.SIZE - PRIME_BITS) | low >>> PRIME_BITS;
        long sum = (low & PRIME) + above + term;
        long folded = (sum & PRIME) + (sum >>> PRIME_BITS);
        return folded >= PRIME ? folded - PRIME : folded;
    }
}
