/** What sealing, opening, looking up and shredding cost. Read {@link dev.tacit.benchmarks.seal.FieldEncrypt} first. */
@NullMarked
package dev.tacit.benchmarks.seal;

import org.jspecify.annotations.NullMarked;
