package dev.tacit.retention;

import dev.tacit.RecordRef;
import dev.tacit.Safe;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.access.Actor;
import dev.tacit.category.Catalog;
import dev.tacit.event.AuditEvent;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.internal.Audit;
import dev.tacit.retention.internal.EngineSetup;
import dev.tacit.retention.internal.HoldFindings;
import dev.tacit.retention.internal.HoldableKinds;
import dev.tacit.retention.internal.Shreds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The legal holds of one tenant, kept in the table {@code tacit_hold}. Thread-safe; any number of nodes.
 *
 * <p>A hold wins from the moment {@code place} returns: placing waits until every removal that might not have seen it has
 * ended, and every later one sees it. If the audit sink fails, the hold is not placed and {@code place} throws.
 */
public final class LegalHolds {
    private final EngineSetup setup;
    private final HoldableKinds kinds;
    private final Duration grace;

    LegalHolds(EngineSetup setup, HoldableKinds kinds, Duration grace) {
        this.setup = setup;
        this.kinds = kinds;
        this.grace = grace;
    }

    /**
     * Holds all records of a subject. The subject is stored as a handle only.
     *
     * @param matter the case: 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}; names no person
     * @return the hold, how much it keeps, and how much of its scope sweeps had removed before
     * @throws IllegalArgumentException if no table of this engine's could have rows under such an id, as of a UUID in upper
     *     case: the hold would keep nothing
     */
    public HoldPlacement place(Actor by, String matter, Subject subject) {
        kinds.require(subject);
        return place(by, matter, new HoldScope.OfSubject(setup.handleOf(subject)), Optional.of(subject));
    }

    /**
     * Holds one record, as {@link #place(Actor, String, Subject)} holds a subject's. The record's id is stored as it is.
     *
     * @throws IllegalArgumentException if this engine neither sweeps such a kind of record nor has a provider for it, or the
     *     id is none of that table's: the hold would keep nothing
     */
    public HoldPlacement place(Actor by, String matter, RecordRef record) {
        kinds.require(record);
        return place(by, matter, new HoldScope.OfRecord(record), Optional.empty());
    }

    /**
     * Holds the members of a category in every record; what stands beside them may go, but no whole record in which there
     * is one. What sweeps removed before is not counted.
     *
     * @param category an id of the catalog, for example {@code postal-address}
     * @throws IllegalArgumentException if no catalog and no mapped table knows it: such a hold would keep nothing
     */
    public HoldPlacement placeOnCategory(Actor by, String matter, String category) {
        if (Catalog.standard().category(category).isEmpty() && !isMapped(category)) {
            throw new IllegalArgumentException("a hold names a category of the catalog or of a mapped table");
        }
        return place(by, matter, new HoldScope.OfCategory(category), Optional.empty());
    }

    private boolean isMapped(String category) {
        return setup.tables().values().stream()
                .anyMatch(store -> store.table().categories().containsKey(category));
    }

    /** Returns the holds of a matter that are effective now. */
    public List<LegalHold> active(String matter) {
        return active().stream().filter(hold -> hold.matter().equals(matter)).toList();
    }

    /**
     * Releases every hold of a matter. They go on to hold through the grace period, so that a release by mistake can be
     * mended by placing them again.
     *
     * @return the holds that this call released; empty if there were none
     * @throws dev.tacit.retention.policy.SweepRefusedException if the clocks are in doubt; then nothing is released
     */
    public List<LegalHold> release(Actor by, String matter) {
        LegalHold.requireMatter(matter);
        return setup.database().transaction((connection, dialect) -> {
            // A clock that is behind would cut the grace period short.
            Instant end = setup.clock().trustedNow(connection).plus(grace);
            List<LegalHold> released = setup.holds().end(connection, matter, by, end);
            released.forEach(hold -> Audit.record(setup, event("hold-released", by, hold)));
            return released;
        });
    }

    /** Returns the holds that are effective now, those in their grace period included. */
    public List<LegalHold> active() {
        return setup.database()
                .transaction((connection, dialect) ->
                        setup.holds().effective(connection, setup.clock().now(connection)));
    }

    private HoldPlacement place(Actor by, String matter, HoldScope scope, Optional<Subject> subject) {
        LegalHold.requireMatter(matter);
        return setup.database().transaction((connection, dialect) -> {
            setup.holds().enterAlone(connection, dialect);
            Instant now = setup.clock().now(connection);
            LegalHold hold = new LegalHold(UUID.randomUUID().toString(), matter, scope, now, Optional.empty());
            setup.holds().insert(connection, hold, by);
            new Shreds(setup).cancel(connection, hold);
            HoldPlacement placement = new HoldFindings(setup, connection).of(hold, subject);
            // Last, so that the audit log hears of no hold that is not placed.
            Audit.record(setup, event("hold-placed", by, hold));
            return placement;
        });
    }

    private AuditEvent event(String what, Actor by, LegalHold hold) {
        List<SubjectHandle> subjects =
                hold.scope() instanceof HoldScope.OfSubject subject ? List.of(subject.handle()) : List.of();
        List<Safe> arguments = new ArrayList<>(List.of(
                Safe.of("hold", hold.id()),
                Safe.of("matter", hold.matter()),
                Safe.of("scope", hold.scope().kind())));
        // A record's own id may name a person: it stands with the hold's id in the table of holds alone.
        if (hold.scope() instanceof HoldScope.OfCategory held) {
            arguments.add(Safe.of("category", held.category()));
        } else if (hold.scope() instanceof HoldScope.OfRecord held) {
            arguments.add(Safe.of("record", held.record().recordName()));
        }
        return new AuditEvent.Configuration(setup.tenant(), by, what, subjects, arguments);
    }
}
