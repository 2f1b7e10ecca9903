package dev.tacit.audit;

import dev.tacit.audit.AuditLogStatus.State;
import dev.tacit.audit.internal.DirectoryLock;
import dev.tacit.event.AuditUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A log that may not sign: it keeps the lock and takes nothing. Thread-safe. */
final class ReadOnlyLog implements LogWriter {
    private final DirectoryLock lock;
    private final String reason;
    private final Optional<SignedHead> head;
    private final long size;
    private volatile State state = State.READ_ONLY;

    ReadOnlyLog(DirectoryLock lock, String reason, Optional<SignedHead> head, long size) {
        this.lock = lock;
        this.reason = reason;
        this.head = head;
        this.size = size;
    }

    @Override
    public long append(List<byte[]> entries) {
        throw new AuditUnavailableException(reason);
    }

    @Override
    public void publish() {
        throw new AuditUnavailableException(reason);
    }

    @Override
    public Optional<SignedHead> head() {
        return head;
    }

    @Override
    public AuditLogStatus status() {
        return new AuditLogStatus(
                state, reason, size, head.map(SignedHead::size).orElse(0L), 0, Optional.empty());
    }

    @Override
    public synchronized void close() {
        state = State.CLOSED;
        try {
            lock.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
