package dev.tacit.crypto.key;

import dev.tacit.Safe;

/**
 * The key store is older than what its mark outside says, or is another store: most likely a backup was restored, and
 * keys that had been shredded are back. Reaction: stop serving, replay the shreds since the backup into the store, then
 * set the mark anew.
 */
public final class KeyStoreBehindException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public KeyStoreBehindException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
