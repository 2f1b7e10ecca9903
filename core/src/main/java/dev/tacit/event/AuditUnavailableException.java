package dev.tacit.event;

import dev.tacit.Safe;
import dev.tacit.TacitException;

/** The audit log could not take the entry, so the act did not happen. Try again once the log is healthy. */
public final class AuditUnavailableException extends TacitException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public AuditUnavailableException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
