package dev.tacit.audit.proof;

import dev.tacit.Safe;

/** The event must not stand in the log: mend the code that reports it. Nothing was recorded. */
public final class EntryRefusedException extends AuditException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public EntryRefusedException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
