package dev.tacit.audit.proof;

import dev.tacit.Safe;

/** A key, note, checkpoint, tile or proof is malformed or is not signed by whom it should be: do not believe it. */
public final class ProofRejectedException extends AuditException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public ProofRejectedException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
