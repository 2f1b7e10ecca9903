package dev.tacit.audit.proof;

import dev.tacit.Safe;
import dev.tacit.TacitException;

/** Why the audit log refuses. Messages hold no personal data and nothing of what was refused. */
public abstract sealed class AuditException extends TacitException
        permits LogCorruptedException, ProofRejectedException {
    private static final long serialVersionUID = 1L;

    AuditException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
