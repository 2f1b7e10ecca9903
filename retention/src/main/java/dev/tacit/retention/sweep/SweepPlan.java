package dev.tacit.retention.sweep;

import dev.tacit.retention.due.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a sweep would do, and what it would leave and why. The items themselves lie in the database, under the run's id.
 * Immutable and thread-safe. Holds handles, never a subject's or a record's own identifier.
 *
 * @param runId the sweep's id
 * @param asOf the instant that was decided for
 * @param policyHash hash of the policies that decided
 * @param hash hash of the policies, of the declared copies, and of every planned record with its rule and due instant; the same data at the same
 *     instant give the same hash, whatever the page size
 * @param tableRows how many rows the mapped tables had
 * @param copies what goes with the records in stores that hold copies, by kind of record and store
 */
public record SweepPlan(
        String runId,
        Instant asOf,
        String policyHash,
        String hash,
        long tableRows,
        List<PlannedRemoval> removals,
        List<Refusal> refusals,
        List<PlannedCopy> copies) {
    public SweepPlan {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(policyHash, "policyHash");
        Objects.requireNonNull(hash, "hash");
        removals = List.copyOf(removals);
        refusals = List.copyOf(refusals);
        copies = List.copyOf(copies);
    }

    /** Returns a plan of records that are copied nowhere. */
    public SweepPlan(
            String runId,
            Instant asOf,
            String policyHash,
            String hash,
            long tableRows,
            List<PlannedRemoval> removals,
            List<Refusal> refusals) {
        this(runId, asOf, policyHash, hash, tableRows, removals, refusals, List.of());
    }

    /** Returns how many records are planned for removal. */
    public long records() {
        return removals.stream().mapToLong(PlannedRemoval::records).sum();
    }

    /** Returns how many records are left for this reason. */
    public long refused(RefusalReason reason) {
        return refusals.stream()
                .filter(refusal -> refusal.reason() == reason)
                .mapToLong(Refusal::records)
                .sum();
    }
}
