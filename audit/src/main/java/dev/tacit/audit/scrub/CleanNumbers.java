package dev.tacit.audit.scrub;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has the scanner look at a number without a text for each: what a logging call has boxed already is to cost nothing more.
 * Thread-safe.
 */
final class CleanNumbers {
    private static final int MOST_CHARS = 20;

    private final TextScanner scanner;
    private final AtomicReference<@Nullable StringBuilder> kept = new AtomicReference<>();

    CleanNumbers(TextScanner scanner) {
        this.scanner = scanner;
    }

    boolean isClean(long number) {
        StringBuilder text = take();
        boolean clean = !scanner.findsAnything(text.append(number));
        give(text);
        return clean;
    }

    /** Says whether the number's text is quiet, as {@link TextScanner#isQuiet} means that. */
    boolean isQuiet(long number) {
        StringBuilder text = take();
        boolean quiet = scanner.isQuiet(text.append(number));
        give(text);
        return quiet;
    }

    private StringBuilder take() {
        StringBuilder waiting = kept.getAndSet(null);
        return waiting == null ? new StringBuilder(MOST_CHARS) : waiting;
    }

    private void give(StringBuilder text) {
        text.setLength(0);
        kept.setRelease(text);
    }
}
