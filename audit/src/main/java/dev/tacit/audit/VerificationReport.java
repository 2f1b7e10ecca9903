package dev.tacit.audit;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What an offline check of a log found.
 *
 * <p>Immutable and thread-safe.
 *
 * @param size how many entries the log's head covers
 * @param entriesChecked how many of them were hashed again and are as they were when the head was signed
 * @param firstBadIndex the first entry that is not, or, where all tiles were made to fit, the first that may not be
 * @param anchoredSize how many entries the newest trusted head covers; empty if none was given: then a log that was rolled
 *     back, or rewritten by whoever holds its key, is not noticed
 * @param unanchoredEntries how many entries, published or not, no trusted head covers: these could have been changed or
 *     cut off unnoticed by whoever holds the log's key
 * @param problems what is wrong, one constant sentence each; empty if nothing is
 */
public record VerificationReport(
        long size,
        long entriesChecked,
        OptionalLong firstBadIndex,
        OptionalLong anchoredSize,
        long unanchoredEntries,
        List<String> problems) {
    public VerificationReport {
        Objects.requireNonNull(firstBadIndex, "firstBadIndex");
        Objects.requireNonNull(anchoredSize, "anchoredSize");
        problems = List.copyOf(problems);
    }

    /** Tells whether nothing is wrong. Says nothing about the {@link #unanchoredEntries}. */
    public boolean isIntact() {
        return problems.isEmpty();
    }
}
