package dev.tacit.examples.tour.shop;

import dev.tacit.Subject;

/** One row of the order table, as it is stored. */
public record StoredOrder(String orderId, String buyerId, String status, String document, String emailIndex) {
    /** Returns whose order it is. */
    public Subject subject() {
        return Subject.of(buyerId);
    }
}
