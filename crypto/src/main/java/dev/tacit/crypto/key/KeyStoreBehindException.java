package dev.tacit.crypto.key;

import dev.tacit.Safe;

/**
 * The key store is older than what its mark outside says, or is another store: most likely a backup was restored, and
 * keys that had been shredded are back. Reaction: stop serving, ask a vault without a mark for each shred since the
 * backup again, then remove the old mark, so that the next vault records a new one.
 */
public final class KeyStoreBehindException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public KeyStoreBehindException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
