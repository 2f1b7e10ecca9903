package dev.tacit.detect;

/** Takes findings as they are made, without an object for each. */
@FunctionalInterface
public interface FindingSink {
    /**
     * Takes the next finding, which begins at or after the end of the one before.
     *
     * @see Finding
     */
    void found(int start, int end, String category);
}
