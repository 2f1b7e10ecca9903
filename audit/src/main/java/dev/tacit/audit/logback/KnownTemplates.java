package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what templates hide, and how their arguments stand in them, and which messages without arguments are clean, of those
 * that come again as the same object.
 *
 * <p>Holds on to {@value #PLACES} of each, of at most {@value #MAX_CHARS} characters; the latest takes its place.
 * Thread-safe: a lost write costs another look.
 */
final class KnownTemplates {
    private static final int PLACE_BITS = 10;
    private static final int PLACES = 1 << PLACE_BITS;
    private static final int MAX_CHARS = 512;

    /** Spreads texts whose hashes differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final Scrubber scrubber;
    private final AtomicLong made = new AtomicLong();
    private final @Nullable Template[] known = new @Nullable Template[PLACES];
    private final @Nullable String[] clean = new @Nullable String[PLACES];

    /** Asks no token key: that would be a call of the host's. */
    KnownTemplates(Scrubber scrubber) {
        this.scrubber = scrubber.withoutTokens();
    }

    /** Says whether this is a message without arguments that was found clean, as the same object. */
    @SuppressWarnings("ReferenceEquality") // as below
    boolean isKnownClean(String message) {
        return message.length() <= MAX_CHARS && clean[place(message)] == message;
    }

    void keepClean(String message) {
        if (message.length() <= MAX_CHARS) {
            clean[place(message)] = message;
        }
    }

    private static int place(String text) {
        return (text.hashCode() * GOLDEN_RATIO) >>> (Integer.SIZE - PLACE_BITS);
    }

    /** Returns a number that no template has. */
    long newNumber() {
        return made.incrementAndGet();
    }

    @SuppressWarnings("ReferenceEquality") // comparing characters would cost what the scan does
    Template of(String text) {
        int place = place(text);
        Template template = known[place];
        if (template != null && template.text == text) {
            return template;
        }
        Template fresh = Template.of(newNumber(), text, scrubber);
        if (text.length() <= MAX_CHARS) {
            known[place] = fresh;
        }
        return fresh;
    }
}
