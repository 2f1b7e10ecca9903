package dev.tacit.retention;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.hold.LegalHold;
import java.util.List;

/** Places and releases legal holds. Signatures; the store follows. */
public final class LegalHolds {
    LegalHolds() {}

    public HoldPlacement place(Actor by, String matter, Subject subject) {
        throw new UnsupportedOperationException("signatures only");
    }

    public HoldPlacement place(Actor by, String matter, RecordRef record) {
        throw new UnsupportedOperationException("signatures only");
    }

    public List<LegalHold> release(Actor by, String matter) {
        throw new UnsupportedOperationException("signatures only");
    }

    public List<LegalHold> active() {
        throw new UnsupportedOperationException("signatures only");
    }
}
