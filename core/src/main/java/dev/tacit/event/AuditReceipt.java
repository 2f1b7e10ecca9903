package dev.tacit.event;

import java.util.Optional;

/** What a sink gives back for an event. Thread-safe. */
public interface AuditReceipt {
    /** The entry's index in its log, from 0; -1 if the sink keeps nothing. */
    long index();

    /**
     * The proof that the entry is in the log, as text of the form {@code c2sp.org/tlog-proof@v1}; empty until a
     * checkpoint covers the entry.
     */
    Optional<String> inclusionProof();
}
