package dev.tacit.crypto.codec;

import dev.tacit.crypto.RecordOpening;
import dev.tacit.crypto.key.CryptoException;
import java.util.Optional;

/**
 * One document of a page.
 *
 * @param opening what is to be opened in it, if anything
 * @param failure why nothing is: it was refused as it stood
 */
record DocumentRow<D>(D document, Optional<RecordOpening> opening, Optional<CryptoException> failure) {}
