/**
 * Lets personal data go when it is due, and not before. Read {@link dev.tacit.retention.RetentionEngine} first.
 *
 * <p>Floors, each seeing only those before it: {@code policy} (rules as data, exceptions), {@code hold} (what a hold is),
 * {@code due} (both put together for one record), {@code sweep} (plans and reports), {@code internal} (all JDBC), and
 * this package, which holds the entry classes.
 */
@NullMarked
package dev.tacit.retention;

import org.jspecify.annotations.NullMarked;
