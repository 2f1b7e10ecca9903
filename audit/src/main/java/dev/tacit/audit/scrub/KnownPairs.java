package dev.tacit.audit.scrub;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which names with values may be shown, among those that come again as the same objects: entries of the MDC.
 *
 * <p>Holds on to {@value #PLACES} of each, of at most {@value #MAX_CHARS} characters; the latest takes its place. A name is judged
 * without its value and a value without its name, so the halves of two pairs, which a race may leave, may be shown too.
 * Thread-safe: a lost write costs another look.
 */
final class KnownPairs {
    private static final int PLACE_BITS = 9;
    private static final int PLACES = 1 << PLACE_BITS;
    private static final int MAX_CHARS = 256;

    /** Spreads texts whose hashes differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final BiPredicate<String, String> answer;
    private final @Nullable String[] names = new @Nullable String[PLACES];
    private final @Nullable String[] values = new @Nullable String[PLACES];

    /** @param answer says whether both may be shown: each of them may, and the same each time */
    KnownPairs(BiPredicate<String, String> answer) {
        this.answer = answer;
    }

    @SuppressWarnings("ReferenceEquality") // comparing characters would cost what the look does
    boolean areClean(String name, String value) {
        int place = ((31 * name.hashCode() + value.hashCode()) * GOLDEN_RATIO) >>> (Integer.SIZE - PLACE_BITS);
        if (names[place] == name && values[place] == value) {
            return true;
        }
        boolean clean = answer.test(name, value);
        if (clean && name.length() <= MAX_CHARS && value.length() <= MAX_CHARS) {
            names[place] = name;
            values[place] = value;
        }
        return clean;
    }
}
