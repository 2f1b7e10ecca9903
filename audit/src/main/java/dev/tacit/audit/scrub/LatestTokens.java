package dev.tacit.audit.scrub;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one key that were computed last: people come in many lines of a log, and an HMAC takes longer than the rest of
 * the line. Knows a value again by a random hash of it as it was spelled, and does not hold on to the value.
 *
 * <p>Holds {@value #PLACES} tokens, four to a place of the hash; where all four are taken, the latest takes the place of one of
 * them. Whoever uses another key, or is refused one, lets go of all of them. A hash is compared with four others: of 2^50 values
 * of fewer than 1,000 characters that are looked up, one may get a stranger's token. Thread-safe: a lost write costs another HMAC.
 */
final class LatestTokens {
    private static final int PLACES = 4096;
    private static final int WAYS = 4;
    private static final int SET_BITS = 10;

    /**
     * Spreads values that differ at their ends, as addresses of one network do, and their hashes in few bits (Knuth, The Art of
     * Computer Programming, volume 3, §6.4).
     */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final String keyId;
    private final RandomHash hash = RandomHash.draw();
    private final @Nullable Entry[] entries = new @Nullable Entry[PLACES];
    private int latest;

    LatestTokens(String keyId) {
        this.keyId = keyId;
    }

    boolean areOf(String otherKeyId) {
        return keyId.equals(otherKeyId);
    }

    /** Returns the token of the value in this category; null if it has to be computed. */
    @Nullable
    String find(String category, String value) {
        long hashed = hash.of(value);
        int first = firstPlace(hashed);
        for (int place = first; place < first + WAYS; place++) {
            Entry entry = entries[place];
            if (entry != null && entry.hash == hashed && entry.category.equals(category)) {
                return entry.token;
            }
        }
        return null;
    }

    @CanIgnoreReturnValue
    String keep(String category, String value, String token) {
        long hashed = hash.of(value);
        entries[placeFor(firstPlace(hashed))] = new Entry(hashed, category, token);
        return token;
    }

    /** An empty one of the four, if there is; else each in turn, whoever comes. */
    private int placeFor(int first) {
        for (int place = first; place < first + WAYS; place++) {
            if (entries[place] == null) {
                return place;
            }
        }
        return first + (latest++ & (WAYS - 1));
    }

    private static int firstPlace(long hashed) {
        return (int) ((hashed * GOLDEN_RATIO) >>> (Long.SIZE - SET_BITS)) * WAYS;
    }

    /** Final fields, so that another thread sees it whole. */
    private record Entry(long hash, String category, String token) {}
}
