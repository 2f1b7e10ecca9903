package dev.tacit.audit.logback;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which texts are clean among those that come again as the same object: templates, names of threads and loggers,
 * keys and values of the MDC. What a text says never changes, nor does the scanner's answer.
 *
 * <p>Holds on to {@value #SLOTS} texts of at most {@value #MAX_CHARS} characters; the latest takes its slot. Thread-safe:
 * a lost write costs another scan.
 */
final class KnownClean {
    private static final int SLOTS = 1024;
    private static final int MAX_CHARS = 256;
    private static final int SLOT_BITS = 10;

    /** Spreads texts whose hashes differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final Predicate<String> answer;
    private final @Nullable String[] texts = new @Nullable String[SLOTS];

    /** @param answer says of a text whether it is clean, and the same each time */
    KnownClean(Predicate<String> answer) {
        this.answer = answer;
    }

    @SuppressWarnings("ReferenceEquality") // comparing characters would cost what the scan does
    boolean isClean(@Nullable String text) {
        if (text == null) {
            return true;
        }
        int slot = (text.hashCode() * GOLDEN_RATIO) >>> (Integer.SIZE - SLOT_BITS);
        if (texts[slot] == text) {
            return true;
        }
        boolean clean = answer.test(text);
        if (clean && text.length() <= MAX_CHARS) {
            texts[slot] = text;
        }
        return clean;
    }
}
