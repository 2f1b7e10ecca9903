package dev.tacit.retention.policy;

import dev.tacit.Safe;

/** The engine was given what does not fit together: a table, a column or a policy is missing. Mend the setup. */
public final class RetentionSetupException extends RetentionException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence that says what to mend */
    public RetentionSetupException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
