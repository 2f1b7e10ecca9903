package dev.tacit.crypto;

/**
 * What an outsider is told when something could not be opened or sealed. It is the same whatever the reason: whether a
 * person was erased, a value altered, an access refused or a key out of reach is for the application and its operators. How
 * long the answer took is not equalized: a shredded key answers faster than a live one. Immutable and thread-safe.
 */
public enum PublicOutcome {
    /** The one answer. */
    NOT_AVAILABLE;

    /** Returns what may be shown. */
    public String sentence() {
        return "This information is not available.";
    }

    /** Returns the HTTP status that goes with it. */
    public int httpStatus() {
        return 404;
    }
}
