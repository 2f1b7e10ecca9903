package dev.tacit.audit;

import dev.tacit.event.AuditUnavailableException;
import java.util.Optional;

/** The side of a log that takes entries, or refuses to. Thread-safe. */
sealed interface LogWriter extends AutoCloseable permits WriterThread, ReadOnlyLog {
    /**
     * Appends an entry and returns its index once it is durable.
     *
     * @throws AuditUnavailableException if it is not known to be durable
     */
    long append(byte[] entry);

    /** Publishes a head over all entries appended before. */
    void publish();

    /** The newest head that is published. */
    Optional<SignedHead> head();

    AuditLogStatus status();

    /** Publishes, frees the log's lock and takes no more entries. */
    @Override
    void close();
}
