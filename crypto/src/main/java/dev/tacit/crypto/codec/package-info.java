/**
 * The storage codec without its object mapper: what to seal in a document and how it is opened again. The mappers are in
 * {@code dev.tacit.crypto.jackson} and {@code dev.tacit.crypto.jackson3}. Read {@link
 * dev.tacit.crypto.codec.SealedRecords} first.
 */
@NullMarked
package dev.tacit.crypto.codec;

import org.jspecify.annotations.NullMarked;
