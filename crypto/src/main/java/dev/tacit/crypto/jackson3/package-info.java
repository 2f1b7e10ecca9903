/** Stores records as JSON with Jackson 3 whose personal members are ciphertext. Read {@link dev.tacit.crypto.jackson3.SealedJson} first. */
@NullMarked
package dev.tacit.crypto.jackson3;

import org.jspecify.annotations.NullMarked;
