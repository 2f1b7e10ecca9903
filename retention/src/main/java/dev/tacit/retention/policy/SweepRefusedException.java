package dev.tacit.retention.policy;

import dev.tacit.Safe;

/** A sweep would not start: too much would go at once, the clocks or the policies are in doubt. A person must look. */
public final class SweepRefusedException extends RetentionException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence that says what a person must look at */
    public SweepRefusedException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
