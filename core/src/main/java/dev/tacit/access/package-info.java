/** Who reads personal data and for what, asked at every decryption. Read {@link dev.tacit.access.Access} first. */
@NullMarked
package dev.tacit.access;

import org.jspecify.annotations.NullMarked;
