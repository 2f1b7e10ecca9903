package dev.tacit.crypto.codec;

import dev.tacit.crypto.Opened;
import dev.tacit.crypto.RecordOpening;
import java.util.Optional;

/**
 * One document of a page.
 *
 * @param document the document, or why it was refused as it stood
 * @param opening what is to be opened in it, if anything
 */
record DocumentRow<D>(Opened<D> document, Optional<RecordOpening> opening) {}
