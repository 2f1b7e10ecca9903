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
 *     cut off unnoticed by whoever holds the log's key. A copy without the log's own files shows the published ones alone
 * @param problems what is wrong, one constant sentence each; empty if nothing is
 * @param unchecked what could not be checked with what was given, one constant sentence each
 */
public record VerificationReport(
        long size,
        long entriesChecked,
        OptionalLong firstBadIndex,
        OptionalLong anchoredSize,
        long unanchoredEntries,
        List<String> problems,
        List<String> unchecked) {
    public VerificationReport {
        Objects.requireNonNull(firstBadIndex, "firstBadIndex");
        Objects.requireNonNull(anchoredSize, "anchoredSize");
        problems = List.copyOf(problems);
        unchecked = List.copyOf(unchecked);
    }

    /**
     * Tells whether nothing is wrong, and all could be checked: never so without a trusted head. Says nothing about the
     * {@link #unanchoredEntries}.
     */
    public boolean isIntact() {
        return problems.isEmpty() && unchecked.isEmpty();
    }
}
