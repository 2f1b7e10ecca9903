package dev.tacit.detect;

/** Whether numbers that are written in one way may be found. */
enum Chance {
    NONE,
    /** Where one of the rule's words stands around. */
    ANNOUNCED,
    /** Anywhere. */
    ALONE
}
