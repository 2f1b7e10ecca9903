package dev.tacit.crypto.key;

import dev.tacit.Safe;

/** These bytes are not ours, or of a version that this release does not know. Reaction: stop and look; never treat them as plaintext. */
public final class UnknownFormatException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public UnknownFormatException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
