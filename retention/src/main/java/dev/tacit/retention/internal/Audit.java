package dev.tacit.retention.internal;

import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import java.util.Objects;

/** Writes audit events before the commit of what they tell: a sink that fails makes the act fail. */
public final class Audit {
    /** Records the event, or throws. */
    public static void record(EngineSetup setup, AuditEvent event) {
        AuditReceipt receipt = setup.auditSink().record(event);
        Objects.requireNonNull(receipt, "receipt");
    }

    private Audit() {}
}
