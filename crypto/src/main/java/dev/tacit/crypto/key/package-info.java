/**
 * The ground floor of the vault: the interfaces that hold keys, their rows, and why sealing or opening fails. Read {@link
 * dev.tacit.crypto.key.Kek} first, then {@link dev.tacit.crypto.key.KeyStore}.
 */
@NullMarked
package dev.tacit.crypto.key;

import org.jspecify.annotations.NullMarked;
