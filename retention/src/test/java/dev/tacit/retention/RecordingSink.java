package dev.tacit.retention;

import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import dev.tacit.event.AuditSink;
import dev.tacit.event.AuditUnavailableException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the events it is told, or fails when it is told to. */
final class RecordingSink implements AuditSink {
    final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    volatile boolean fails;
    volatile Runnable meanwhile = () -> {};

    @Override
    public AuditReceipt record(AuditEvent event) {
        if (fails) {
            throw new AuditUnavailableException("the disk is full");
        }
        meanwhile.run();
        events.add(event);
        return AuditSink.discardAll().record(event);
    }

    <E extends AuditEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
