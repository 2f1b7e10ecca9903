package dev.tacit.crypto.key;

import dev.tacit.Safe;
import dev.tacit.TacitException;

/**
 * Why something could not be sealed, opened or shredded; one kind for each reaction of the caller. Messages hold no
 * personal data and no key material, and no foreign exception is kept as the cause.
 */
public abstract sealed class CryptoException extends TacitException
        permits KeyUnavailableException,
                KeyDeniedException,
                KeyShreddedException,
                CiphertextRejectedException,
                UnknownFormatException,
                KeyStoreBehindException,
                ShredRefusedException {
    private static final long serialVersionUID = 1L;

    CryptoException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
