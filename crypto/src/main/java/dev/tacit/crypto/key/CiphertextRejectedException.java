package dev.tacit.crypto.key;

/**
 * The bytes were altered, were moved to another subject, field, record or tenant, or are foreign. Reaction: raise an
 * alarm. There is one text for all of these: which check failed is nobody's business outside.
 */
public final class CiphertextRejectedException extends CryptoException {
    private static final long serialVersionUID = 1L;

    public CiphertextRejectedException() {
        super("the ciphertext was altered or does not belong here");
    }
}
