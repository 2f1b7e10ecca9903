/**
 * The vault's machinery: format, key hierarchy, caches, the stores that come with it. Not exported. Read {@link
 * dev.tacit.crypto.internal.Label} first for the keys, and {@link dev.tacit.crypto.internal.SealedFormat} for the bytes.
 */
@NullMarked
package dev.tacit.crypto.internal;

import org.jspecify.annotations.NullMarked;
