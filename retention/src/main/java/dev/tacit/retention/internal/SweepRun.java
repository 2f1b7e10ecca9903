package dev.tacit.retention.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * One sweep, as its row says. Immutable and thread-safe.
 *
 * @param planned how many records are planned
 * @param tableRows how many rows the mapped tables had
 * @param releasedBy who released it from the guard
 * @param number grows from plan to plan
 * @param summary what else the plan said
 */
record SweepRun(
        String id,
        Instant asOf,
        String policyHash,
        String planHash,
        State state,
        long planned,
        long tableRows,
        Optional<String> releasedBy,
        long number,
        PlanSummary summary) {
    /** How far a sweep has come. */
    enum State {
        /** The plan is being written; a crash leaves it here, and it is never applied. */
        PLANNING,
        /** Waits to be applied. */
        PLANNED,
        /** Was begun; a crash leaves it here, and applying resumes it. */
        RUNNING,
        /** Nothing planned is left, or what is left is a later plan's. */
        DONE
    }
}
