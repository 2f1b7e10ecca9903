/**
 * For tests of what hangs on a retention engine: a walk over every store, and the contracts of a store of copies, a
 * shredder, a resealer and a recipient. Read {@link dev.tacit.retention.testkit.EveryStoreHasAProvider} first.
 */
@NullMarked
package dev.tacit.retention.testkit;

import org.jspecify.annotations.NullMarked;
