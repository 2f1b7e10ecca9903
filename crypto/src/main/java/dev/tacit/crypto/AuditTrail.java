package dev.tacit.crypto;

import dev.tacit.Safe;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import dev.tacit.event.AuditSink;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.EventRefusedException;

/** The host's audit sink, which is foreign code: whatever it throws means that the act does not happen. Thread-safe. */
final class AuditTrail {
    private final AuditSink sink;
    private volatile boolean failing;

    AuditTrail(AuditSink sink) {
        this.sink = sink;
    }

    /**
     * Records what is about to be done, or handed out.
     *
     * @throws AuditUnavailableException if it could not be recorded
     * @throws EventRefusedException if the sink works, and refuses this event
     */
    void record(AuditEvent event) {
        try {
            AuditReceipt unused = sink.record(event);
            succeeded();
        } catch (EventRefusedException e) {
            throw e;
        } catch (AuditUnavailableException e) {
            failing = true;
            throw e;
        } catch (RuntimeException e) {
            failing = true;
            throw new AuditUnavailableException(
                    "the audit sink failed, and without it nothing is done", Safe.of("failure", e.getClass()));
        }
    }

    /** Records a refusal or a failure; the caller is refused in any case, so a failing sink changes nothing. */
    void recordRefusal(AuditEvent event) {
        try {
            AuditReceipt unused = sink.record(event);
            succeeded();
        } catch (RuntimeException e) {
            failing = true;
            // The act is refused already; its own exception says more than the sink's.
        }
    }

    /** Says whether the sink took nothing the last time. */
    boolean isFailing() {
        return failing;
    }

    /** Written only when it changes: many threads read it. */
    private void succeeded() {
        if (failing) {
            failing = false;
        }
    }
}
