package dev.tacit.retention.due;

import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.policy.AnchorEvents;
import java.util.List;
import java.util.Objects;

/** What is known of one record when it is decided on. Immutable and thread-safe. */
public record RecordFacts(AnchorEvents events, List<LegalHold> holds) {
    public RecordFacts {
        Objects.requireNonNull(events, "events");
        holds = List.copyOf(holds);
    }

    /** Returns the facts of a record that nobody holds. */
    public static RecordFacts of(AnchorEvents events) {
        return new RecordFacts(events, List.of());
    }
}
