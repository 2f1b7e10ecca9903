/** What is swept, and what hangs on it: copies, archives, lags. Read {@link dev.tacit.retention.store.SweptTable} first. */
@NullMarked
package dev.tacit.retention.store;

import org.jspecify.annotations.NullMarked;
