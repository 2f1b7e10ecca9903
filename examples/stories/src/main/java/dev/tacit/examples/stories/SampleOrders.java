package dev.tacit.examples.stories;

import java.time.Instant;

/** Orders of invented people. */
final class SampleOrders {
    private SampleOrders() {}

    /** Returns an order that was fulfilled on 1 October 2026. */
    static Order fulfilled(String orderId, String buyerId, String buyerName, String buyerEmail) {
        return new Order(
                orderId,
                buyerId,
                buyerName,
                buyerEmail,
                new Order.Address("3 Larch Row", "Leeds", "GB"),
                "Happy birthday!",
                "203.0.113.9",
                Instant.parse("2026-10-01T09:00:00Z"),
                "KETTLE-ENAMEL-GRN");
    }
}
