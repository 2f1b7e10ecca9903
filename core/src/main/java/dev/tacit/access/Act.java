package dev.tacit.access;

/** What is done within an {@link Access}; may throw what its caller handles. */
@FunctionalInterface
public interface Act<T, X extends Exception> {
    /** Does it. */
    T run() throws X;
}
