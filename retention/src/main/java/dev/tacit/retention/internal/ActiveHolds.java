package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.SubjectHandle;
import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.hold.LegalHold;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The holds found for a page of records. Immutable and thread-safe. */
public record ActiveHolds(List<LegalHold> holds) {
    public ActiveHolds {
        holds = List.copyOf(holds);
    }

    /**
     * Returns those that keep this record or some of it: for its own sake, its subject's, or a category's.
     *
     * @param categories those of the record's members
     */
    public List<LegalHold> on(RecordRef record, Optional<SubjectHandle> subject, Set<String> categories) {
        return holds.isEmpty()
                ? holds
                : holds.stream()
                        .filter(hold -> keeps(hold.scope(), record, subject, categories))
                        .toList();
    }

    private static boolean keeps(
            HoldScope scope, RecordRef record, Optional<SubjectHandle> subject, Set<String> categories) {
        if (scope instanceof HoldScope.OfSubject held) {
            return subject.filter(held.handle()::equals).isPresent();
        }
        if (scope instanceof HoldScope.OfCategory held) {
            return categories.contains(held.category());
        }
        return scope instanceof HoldScope.OfRecord held && held.record().equals(record);
    }
}
