package dev.tacit.audit.scrub;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one key that were computed last, by the value as it was spelled: people come in many lines of a log, and an
 * HMAC takes longer than the rest of the line.
 *
 * <p>Holds {@value #SLOTS} values of at most {@value #MAX_CHARS} characters; the latest takes its slot. Whoever uses another
 * key, or is refused one, lets go of all of them. Thread-safe: a lost write costs another HMAC.
 */
final class LatestTokens {
    /** Tokens of no key. */
    static final LatestTokens NONE = new LatestTokens("");

    private static final int SLOT_BITS = 10;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int MAX_CHARS = 64;

    /** Spreads values whose hashes differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final String keyId;
    private final @Nullable Entry[] entries = new @Nullable Entry[SLOTS];

    LatestTokens(String keyId) {
        this.keyId = keyId;
    }

    boolean areOf(String otherKeyId) {
        return keyId.equals(otherKeyId);
    }

    /** Returns the token of the value in this category; null if it has to be computed. */
    @Nullable
    String find(String category, String value) {
        Entry entry = entries[slot(category, value)];
        return entry != null && entry.value.equals(value) && entry.category.equals(category) ? entry.token : null;
    }

    @CanIgnoreReturnValue
    String keep(String category, String value, String token) {
        if (value.length() <= MAX_CHARS) {
            entries[slot(category, value)] = new Entry(category, value, token);
        }
        return token;
    }

    private static int slot(String category, String value) {
        return ((31 * category.hashCode() + value.hashCode()) * GOLDEN_RATIO) >>> (Integer.SIZE - SLOT_BITS);
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
