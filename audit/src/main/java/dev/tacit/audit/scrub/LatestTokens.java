package dev.tacit.audit.scrub;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one key that were computed last, by the value as it was spelled: people come in many lines of a log, and an
 * HMAC takes longer than the rest of the line.
 *
 * <p>Holds {@value #PLACES} values of at most {@value #MAX_CHARS} characters, four to a hash; the latest takes the place of one
 * of its four. Whoever uses another key, or is refused one, lets go of all of them. Thread-safe: a lost write costs another
 * HMAC.
 */
final class LatestTokens {
    /** Tokens of no key. */
    static final LatestTokens NONE = new LatestTokens("");

    private static final int PLACES = 1024;
    private static final int WAYS = 4;
    private static final int SET_BITS = 8;
    private static final int MAX_CHARS = 64;

    /** Spreads values whose hashes differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final String keyId;
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
        int first = firstPlace(category, value);
        for (int place = first; place < first + WAYS; place++) {
            Entry entry = entries[place];
            if (entry != null && entry.value.equals(value) && entry.category.equals(category)) {
                return entry.token;
            }
        }
        return null;
    }

    @CanIgnoreReturnValue
    String keep(String category, String value, String token) {
        if (value.length() <= MAX_CHARS) {
            int way = latest++ & (WAYS - 1);
            entries[firstPlace(category, value) + way] = new Entry(category, value, token);
        }
        return token;
    }

    private static int firstPlace(String category, String value) {
        int hash = 31 * category.hashCode() + value.hashCode();
        return ((hash * GOLDEN_RATIO) >>> (Integer.SIZE - SET_BITS)) * WAYS;
    }

    /** Not a record: its text would show the value. Final fields, so that another thread sees it whole. */
    private static final class Entry {
        final String category;
        final String value;
        final String token;

        Entry(String category, String value, String token) {
            this.category = category;
            this.value = value;
            this.token = token;
        }
    }
}
