package dev.tacit.crypto.key;

import dev.tacit.Safe;

/** A shred, or its cancellation, cannot be done as asked. Reaction: a person decides; trying again changes nothing. */
public final class ShredRefusedException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public ShredRefusedException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
