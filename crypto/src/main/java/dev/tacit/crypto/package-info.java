/**
 * Seals and opens personal data under keys that can be destroyed, person by person. Read {@link dev.tacit.crypto.Vault}
 * first.
 */
@NullMarked
package dev.tacit.crypto;

import org.jspecify.annotations.NullMarked;
