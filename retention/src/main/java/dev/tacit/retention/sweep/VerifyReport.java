package dev.tacit.retention.sweep;

import dev.tacit.SubjectHandle;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a second reading found of what a run removed. It reads the live table only: of dead tuples, write-ahead log,
 * replicas and backups it knows what lags were declared. Immutable and thread-safe.
 *
 * @param verified how many records were found gone, in this reading and earlier ones
 * @param remaining how many have personal data in them
 * @param overdue how many were planned and are due still: other transactions kept them locked
 * @param failed how many were planned and could not be removed
 * @param samples handles of the first few subjects of whom something remains
 * @param copiesOwed of how many removed records copies are still to be erased
 * @param goneFromLive when the live stores can hold nothing any more of what the run removed: its last removal and the
 *     longest of the stores' own lags; empty if it removed nothing, or copies are owed
 * @param goneFromBackups when their declared backups can hold nothing any more: the last backup with it in is made when
 *     the live lag ends
 */
public record VerifyReport(
        String runId,
        long verified,
        long remaining,
        long overdue,
        long failed,
        List<SubjectHandle> samples,
        long copiesOwed,
        Optional<Instant> goneFromLive,
        Optional<Instant> goneFromBackups) {
    public VerifyReport {
        Objects.requireNonNull(runId, "runId");
        samples = List.copyOf(samples);
        Objects.requireNonNull(goneFromLive, "goneFromLive");
        Objects.requireNonNull(goneFromBackups, "goneFromBackups");
    }

    /** Says whether all that was planned and is due is gone, here and in the stores that hold copies. */
    public boolean isComplete() {
        return remaining == 0 && overdue == 0 && failed == 0 && copiesOwed == 0;
    }
}
