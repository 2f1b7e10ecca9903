package dev.tacit.event;

import dev.tacit.Safe;
import dev.tacit.TacitException;

/**
 * The audit log could not say that the entry is durable, so the act did not happen. Try again once the log is healthy. The entry
 * may stand there all the same, if the log failed while it was written: then it tells of an act that did not happen, and one more
 * of the next try.
 */
public final class AuditUnavailableException extends TacitException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public AuditUnavailableException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
