package dev.tacit.audit;

import dev.tacit.event.AuditReceipt;
import java.util.Optional;

/** The receipt of a durable entry. Thread-safe. */
record LoggedEntry(AuditLog log, long index) implements AuditReceipt {
    @Override
    public Optional<String> inclusionProof() {
        return log.inclusionProof(index);
    }
}
