package dev.tacit.audit.scrub;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which texts are clean among those that come again as the same object: names of threads and loggers, keys and
 * values of the MDC. What a text says never changes, nor does the scanner's answer.
 *
 * <p>Holds on to {@value #PLACES} texts of at most {@value #MAX_CHARS} characters, four to a hash; where all four are taken, the
 * latest takes the place of one of them. Thread-safe: a lost write costs another scan.
 */
final class KnownClean {
    private static final int PLACES = 1024;
    private static final int WAYS = 4;
    private static final int SET_BITS = 8;
    private static final int MAX_CHARS = 256;

    /** Spreads texts whose hashes differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final Predicate<String> answer;
    private final @Nullable String[] texts = new @Nullable String[PLACES];
    private int latest;

    /** @param answer says of a text whether it is clean, and the same each time */
    KnownClean(Predicate<String> answer) {
        this.answer = answer;
    }

    @SuppressWarnings("ReferenceEquality") // comparing characters would cost what the scan does
    boolean isClean(@Nullable String text) {
        if (text == null) {
            return true;
        }
        int first = ((text.hashCode() * GOLDEN_RATIO) >>> (Integer.SIZE - SET_BITS)) * WAYS;
        for (int place = first; place < first + WAYS; place++) {
            if (texts[place] == text) {
                return true;
            }
        }
        boolean clean = answer.test(text);
        if (clean && text.length() <= MAX_CHARS) {
            texts[placeFor(first)] = text;
        }
        return clean;
    }

    /** An empty one of the four, if there is; else each in turn, whoever comes. */
    private int placeFor(int first) {
        for (int place = first; place < first + WAYS; place++) {
            if (texts[place] == null) {
                return place;
            }
        }
        return first + (latest++ & (WAYS - 1));
    }
}
