package dev.tacit.audit;

import dev.tacit.event.AuditUnavailableException;
import java.util.List;
import java.util.Optional;

/** The side of a log that takes entries, or refuses to. Thread-safe. */
sealed interface LogWriter extends AutoCloseable permits WriterThread, ReadOnlyLog {
    /**
     * Appends entries, one behind the other and in one write, and returns the index of the first once all are durable.
     *
     * @throws AuditUnavailableException if they are not known to be durable
     */
    long append(List<byte[]> entries);

    /** Publishes a head over all entries appended before. */
    void publish();

    /** The newest head that is published. */
    Optional<SignedHead> head();

    AuditLogStatus status();

    /** Publishes, frees the log's lock and takes no more entries. */
    @Override
    void close();
}
