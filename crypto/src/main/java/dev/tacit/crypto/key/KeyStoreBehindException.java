package dev.tacit.crypto.key;

import dev.tacit.Safe;

/**
 * The key store is older than what its mark outside says, or is another store: most likely a backup was restored, and
 * keys that had been shredded are back. Or the mark is missing although the store has shreds, so that nobody can tell.
 *
 * <p>Reaction: stop serving. Restore a backup as new as the last shred, or mount the volume on which the mark lies. Where
 * there is no such backup: ask a vault with {@link KeyStoreMark#insecureNone()} for each shred since the backup again,
 * remove the old mark, and build a vault once with {@link KeyStoreMark#adopting}, which records a new one.
 */
public final class KeyStoreBehindException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public KeyStoreBehindException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
