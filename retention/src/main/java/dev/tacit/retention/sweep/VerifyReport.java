package dev.tacit.retention.sweep;

import dev.tacit.SubjectHandle;
import java.util.List;
import java.util.Objects;

/**
 * What a second reading found of what a run removed. It speaks of the live table only: dead tuples, write-ahead log,
 * replicas and backups are not covered. Immutable and thread-safe.
 *
 * @param verified how many records were found gone, in this reading and earlier ones
 * @param remaining how many have personal data in them
 * @param samples handles of the first few subjects of whom something remains
 */
public record VerifyReport(String runId, long verified, long remaining, List<SubjectHandle> samples) {
    public VerifyReport {
        Objects.requireNonNull(runId, "runId");
        samples = List.copyOf(samples);
    }
}
