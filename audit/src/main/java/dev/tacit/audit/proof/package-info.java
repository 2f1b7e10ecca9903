/**
 * Merkle trees and signed heads that anybody can check: RFC 6962 hashing, C2SP tiles, signed notes, checkpoints and
 * proofs. No file is read or written here. Read {@link dev.tacit.audit.proof.MerkleTree} first.
 */
@NullMarked
@CheckReturnValue
package dev.tacit.audit.proof;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
