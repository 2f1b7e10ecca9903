package dev.tacit.crypto;

import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import dev.tacit.event.AuditSink;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it is told, or fails. */
final class RecordingSink implements AuditSink {
    private final List<AuditEvent> events = new ArrayList<>();
    private volatile boolean failing;

    void fail(boolean value) {
        failing = value;
    }

    synchronized List<AuditEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public synchronized AuditReceipt record(AuditEvent event) {
        if (failing) {
            throw new IllegalStateException("disk full while writing " + Given.SECRET);
        }
        events.add(event);
        return AuditSink.discardAll().record(event);
    }
}
