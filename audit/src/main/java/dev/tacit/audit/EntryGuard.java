package dev.tacit.audit;

import dev.tacit.detect.PersonalDataScanner;
import dev.tacit.event.EventRefusedException;

/** Looks at each text that a caller puts into an entry and refuses those that hold personal data. Thread-safe. */
@FunctionalInterface
interface EntryGuard {
    /**
     * Returns if the text may stand in the log.
     *
     * @throws EventRefusedException if it may not
     */
    void check(String text);

    /** Returns the guard that refuses whatever the standard scanner finds, by form or by name: see {@code docs/scanner.md}. */
    static EntryGuard detecting() {
        PersonalDataScanner scanner = PersonalDataScanner.standard();
        return text -> {
            if (scanner.findsAnything(text)) {
                throw new EventRefusedException("an event holds what looks like personal data; it was not recorded");
            }
        };
    }
}
