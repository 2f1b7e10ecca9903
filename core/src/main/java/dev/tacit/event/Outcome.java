package dev.tacit.event;

/** How an act ended. */
public enum Outcome {
    /** It was allowed, and done. */
    ALLOWED,
    /** A gate, a hold or a guard refused it. */
    DENIED,
    /** It was tried and failed. */
    FAILED
}
