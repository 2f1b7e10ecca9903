package dev.tacit.audit.proof;

import dev.tacit.Safe;

/**
 * The log's own files contradict each other or what was signed: stop, keep the directory as evidence, and find out
 * whether a disk or a person did it.
 */
public final class LogCorruptedException extends AuditException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public LogCorruptedException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
