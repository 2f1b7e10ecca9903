package dev.tacit.event;

import java.util.Optional;

/**
 * Where audit events go. The vault writes an entry <em>before</em> it hands out plaintext; a sink that fails makes the
 * act fail: no log, no access.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface AuditSink {
    /**
     * Records the event; when this returns, the event survives what the sink promises to survive.
     *
     * @throws AuditUnavailableException if it could not be recorded now
     * @throws EventRefusedException if it must not be recorded as it is, now or later
     */
    AuditReceipt record(AuditEvent event);

    /** Returns the sink that forgets everything: for first steps and for tests, named so that a review finds it. */
    static AuditSink discardAll() {
        return event -> new AuditReceipt() {
            @Override
            public long index() {
                return -1;
            }

            @Override
            public Optional<String> inclusionProof() {
                return Optional.empty();
            }
        };
    }
}
