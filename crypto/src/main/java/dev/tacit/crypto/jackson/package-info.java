/** Stores records as JSON with Jackson 2 whose personal members are ciphertext. Read {@link dev.tacit.crypto.jackson.SealedJson} first. */
@NullMarked
package dev.tacit.crypto.jackson;

import org.jspecify.annotations.NullMarked;
