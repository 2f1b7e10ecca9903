package dev.tacit.retention.policy;

import dev.tacit.Safe;

/**
 * The database did not do what was asked, and the transaction was rolled back: try again. The driver's exception may
 * quote values, so it is not kept; its class and SQLSTATE are named.
 */
public final class RetentionStoreException extends RetentionException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public RetentionStoreException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
