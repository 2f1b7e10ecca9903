/**
 * Reads order documents of the Selling Partner API, <em>Orders 2026-01-01</em>. Read
 * {@link dev.tacit.examples.tour.sellingpartner.OrderDocument} first.
 */
@NullMarked
package dev.tacit.examples.tour.sellingpartner;

import org.jspecify.annotations.NullMarked;
