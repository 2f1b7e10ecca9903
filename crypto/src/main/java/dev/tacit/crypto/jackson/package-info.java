/** Stores records as JSON whose personal members are ciphertext. Read {@link dev.tacit.crypto.jackson.SealedJson} first. */
@NullMarked
package dev.tacit.crypto.jackson;

import org.jspecify.annotations.NullMarked;
