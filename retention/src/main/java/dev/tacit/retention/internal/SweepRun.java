package dev.tacit.retention.internal;

import dev.tacit.retention.sweep.MassDeleteGuard;
import java.time.Instant;
import java.util.Optional;

/**
 * One sweep, as its row says. Immutable and thread-safe.
 *
 * @param planned how many records are planned
 * @param tableRows how many rows the mapped tables had
 * @param releasedBy who released it from the guard
 */
record SweepRun(
        String id,
        Instant asOf,
        String policyHash,
        String planHash,
        State state,
        long planned,
        long tableRows,
        Optional<String> releasedBy) {
    /** How far a sweep has come. */
    enum State {
        /** The plan is being written; a crash leaves it here, and it is never applied. */
        PLANNING,
        /** Waits to be applied. */
        PLANNED,
        /** Was begun; a crash leaves it here, and applying resumes it. */
        RUNNING,
        /** Nothing planned is left. */
        DONE
    }

    boolean exceeds(MassDeleteGuard guard) {
        return planned > guard.maxRecords() || planned * 100.0 > guard.maxPercent() * tableRows;
    }
}
