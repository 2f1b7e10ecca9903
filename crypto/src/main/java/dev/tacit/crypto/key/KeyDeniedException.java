package dev.tacit.crypto.key;

import dev.tacit.Safe;

/**
 * The KEK answered, and refuses: permission was withdrawn, or the key is disabled or gone. Whatever was unwrapped through
 * it is dropped. Reaction: do not try again; whoever owns the KEK, such as a tenant who brought their own, has to let this
 * application use it.
 */
public final class KeyDeniedException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public KeyDeniedException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
