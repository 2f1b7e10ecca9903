package dev.tacit.detect;

import java.util.Optional;

/**
 * Finds personal data of a form of your own: the numbers of your customers, for example. Implementations are immutable and
 * thread-safe.
 */
public interface CustomDetector {
    /** Returns the id of the category of what is found: one of {@link dev.tacit.category.Categories}, or your own. */
    String category();

    /** Returns the ASCII characters of which each one calls {@link #find}: one at least, and better rare ones. */
    String triggers();

    /**
     * Returns what is found around the trigger, or empty.
     *
     * @param window the text around the trigger, decoded, with at most 256 characters on either side; what was found before is
     *     not part of it
     * @param trigger index of the trigger in the window
     * @return indexes in the window; the category must be that of this detector
     */
    Optional<Finding> find(CharSequence window, int trigger);
}
