/** The shop's orders, as its own classes. Read {@link dev.tacit.examples.tour.order.Order} first. */
@NullMarked
package dev.tacit.examples.tour.order;

import org.jspecify.annotations.NullMarked;
