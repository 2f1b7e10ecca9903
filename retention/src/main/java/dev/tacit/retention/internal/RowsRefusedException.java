package dev.tacit.retention.internal;

import dev.tacit.retention.due.FailureReason;

/** Rows could not be removed, and the fault lies in them or in what hangs on them. Never leaves the engine. */
final class RowsRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /** Keeps no cause: it may quote values. */
    RowsRefusedException(FailureReason reason) {
        super("rows could not be removed");
        this.reason = reason;
    }

    FailureReason reason() {
        return reason;
    }
}
