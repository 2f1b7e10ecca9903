package dev.tacit.retention.due;

import java.time.Instant;
import java.util.Objects;

/** The last attempt of a sweep to remove a record, which failed. Immutable and thread-safe. Holds no personal data. */
public record FailedRemoval(FailureReason reason, Instant at) {
    public FailedRemoval {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }

    /** Returns what happened, as an English sentence. */
    public String sentence() {
        return "A sweep at " + at + " could not remove it (" + reason + "); the next one tries again.";
    }
}
