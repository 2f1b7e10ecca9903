package dev.tacit.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * How a log is, for a health check and for metrics.
 *
 * <p>Immutable and thread-safe.
 *
 * @param state whether it takes entries
 * @param reason why it takes none, a constant sentence; empty while it does
 * @param size how many entries are durable
 * @param publishedSize how many of them the newest head covers
 * @param anchoredSize how many of them the newest head that the anchor took covers
 * @param unanchoredSince when the oldest entry was recorded that no anchored head covers, or, if that was before the log
 *     was opened, when it was opened; empty if there is none, or the log was opened read-only
 */
public record AuditLogStatus(
        State state,
        String reason,
        long size,
        long publishedSize,
        long anchoredSize,
        Optional<Instant> unanchoredSince) {
    /** Whether a log takes entries. */
    public enum State {
        /** It takes entries. */
        OPEN,
        /** It can be read; the anchor did not answer, or knows of a head that this log does not have. */
        READ_ONLY,
        /** The disk failed, the anchor contradicted the log, or its thread ended otherwise; only opening it again helps. */
        FAILED,
        /** It was closed. */
        CLOSED
    }

    /** How many durable entries no anchored head covers: these could be changed or lost unnoticed. */
    public long unanchoredEntries() {
        return size - anchoredSize;
    }
}
