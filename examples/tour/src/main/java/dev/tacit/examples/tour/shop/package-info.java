/**
 * A shop that has put Tacit into its application: its table, its keys, its logs. Read {@link
 * dev.tacit.examples.tour.shop.Shop} first.
 */
@NullMarked
package dev.tacit.examples.tour.shop;

import org.jspecify.annotations.NullMarked;
