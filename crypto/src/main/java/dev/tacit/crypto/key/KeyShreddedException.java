package dev.tacit.crypto.key;

import dev.tacit.Safe;

/** The subject's key was shredded. Reaction: answer "gone"; never try again. */
public final class KeyShreddedException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public KeyShreddedException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
