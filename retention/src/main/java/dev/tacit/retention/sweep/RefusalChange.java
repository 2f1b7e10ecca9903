package dev.tacit.retention.sweep;

import dev.tacit.retention.due.RefusalReason;
import java.util.Comparator;
import java.util.Objects;

/**
 * How many records of one kind stay for a reason, in the plan before and now. Immutable and thread-safe.
 *
 * @param before 0 if there was no plan before
 */
public record RefusalChange(String recordName, RefusalReason reason, long before, long now)
        implements Comparable<RefusalChange> {
    private static final Comparator<RefusalChange> ORDER =
            Comparator.comparing(RefusalChange::recordName).thenComparing(RefusalChange::reason);

    public RefusalChange {
        Objects.requireNonNull(recordName, "recordName");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public int compareTo(RefusalChange other) {
        return ORDER.compare(this, other);
    }
}
