package dev.tacit.crypto;

import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import dev.tacit.event.AuditSink;
import dev.tacit.event.EventRefusedException;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it is told, or fails, or refuses it. */
final class RecordingSink implements AuditSink {
    private final List<AuditEvent> events = new ArrayList<>();
    private volatile boolean failing;
    private volatile boolean refusing;

    void fail(boolean value) {
        failing = value;
    }

    void refuse(boolean value) {
        refusing = value;
    }

    synchronized List<AuditEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public synchronized AuditReceipt record(AuditEvent event) {
        if (failing) {
            throw new IllegalStateException("disk full while writing " + Given.SECRET);
        }
        if (refusing) {
            throw new EventRefusedException("this must not stand in a log");
        }
        events.add(event);
        return AuditSink.discardAll().record(event);
    }
}
