package dev.tacit.crypto.key;

import dev.tacit.Safe;

/** The KEK or the key store did not answer, or not as it should. Reaction: try again; nothing was sealed or opened. */
public final class KeyUnavailableException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public KeyUnavailableException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
