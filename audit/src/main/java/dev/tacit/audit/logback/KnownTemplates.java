package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the clean templates among those that come again as the same object, and which of their arguments stand apart.
 *
 * <p>Holds on to {@value #SLOTS} templates of at most {@value #MAX_CHARS} characters; the latest takes its slot.
 * Thread-safe: a lost write costs another look.
 */
final class KnownTemplates {
    private static final int SLOT_BITS = 10;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int MAX_CHARS = 512;

    /** Spreads texts whose hashes differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final Scrubber scrubber;
    private final @Nullable Template[] known = new @Nullable Template[SLOTS];

    KnownTemplates(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    /** Returns null if the template itself hides something. */
    @SuppressWarnings("ReferenceEquality") // comparing characters would cost what the scan does
    @Nullable
    Template clean(String text) {
        int slot = (text.hashCode() * GOLDEN_RATIO) >>> (Integer.SIZE - SLOT_BITS);
        Template template = known[slot];
        if (template != null && template.text == text) {
            return template;
        }
        if (!scrubber.isClean(text)) {
            return null;
        }
        Template fresh = new Template(text);
        if (text.length() <= MAX_CHARS) {
            known[slot] = fresh;
        }
        return fresh;
    }
}
