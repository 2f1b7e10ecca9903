/** KEKs made of Tink keysets and Tink primitives. Read {@link dev.tacit.crypto.tink.LocalKek} first. */
@NullMarked
package dev.tacit.crypto.tink;

import org.jspecify.annotations.NullMarked;
