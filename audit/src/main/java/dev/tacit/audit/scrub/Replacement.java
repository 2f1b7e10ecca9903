package dev.tacit.audit.scrub;

/** What stands in a line instead of a value of a category; see {@link Scrubber#showing(String, Replacement)}. */
public enum Replacement {
    /** The same for the same value: {@code <email:k3.Q7T2LMXA5CIB6ZWK>}. A label while there is no key. */
    TOKEN,

    /** The same for all values: {@code <email>}. */
    LABEL,

    /** The last four digits of a card's number: {@code <card:****1111>}. A label for a number of fewer than eight digits. */
    LAST_FOUR,

    /** Nothing at all. */
    DROP
}
