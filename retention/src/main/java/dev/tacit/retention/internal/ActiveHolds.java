package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.SubjectHandle;
import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.hold.LegalHold;
import java.util.List;
import java.util.Optional;

/** The holds found for a page of records. Immutable and thread-safe. */
public record ActiveHolds(List<LegalHold> holds) {
    public ActiveHolds {
        holds = List.copyOf(holds);
    }

    /** Returns those that keep this record, for its own sake or its subject's. */
    public List<LegalHold> on(RecordRef record, Optional<SubjectHandle> subject) {
        return holds.stream()
                .filter(hold -> keeps(hold.scope(), record, subject))
                .toList();
    }

    private static boolean keeps(HoldScope scope, RecordRef record, Optional<SubjectHandle> subject) {
        if (scope instanceof HoldScope.OfSubject held) {
            return subject.filter(held.handle()::equals).isPresent();
        }
        return scope instanceof HoldScope.OfRecord held && held.record().equals(record);
    }
}
