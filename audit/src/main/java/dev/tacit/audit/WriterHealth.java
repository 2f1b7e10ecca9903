package dev.tacit.audit;

import dev.tacit.audit.AuditLogStatus.State;
import dev.tacit.event.AuditUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Whether the writer goes on, and why not. Immutable and thread-safe.
 *
 * @param reason a constant sentence; empty while it goes on
 */
record WriterHealth(State state, String reason) {
    static final WriterHealth OPEN = new WriterHealth(State.OPEN, "");
    static final WriterHealth CLOSED = new WriterHealth(State.CLOSED, "the audit log is closed");

    /** The disk is not blamed for the host's own code, or for whoever interrupted the thread. */
    static WriterHealth after(Throwable failure) {
        if (failure instanceof AuditUnavailableException contradicted) {
            return failed(String.valueOf(contradicted.getMessage()));
        }
        boolean isDisk = failure instanceof IOException || failure instanceof UncheckedIOException;
        return isDisk && !(failure instanceof ClosedByInterruptException)
                ? failed("the audit log's disk failed; open the log again")
                : failed("the audit log's thread ended unexpectedly; open the log again");
    }

    private static WriterHealth failed(String reason) {
        return new WriterHealth(State.FAILED, reason);
    }
}
