package dev.tacit.benchmarks.seal;

import static dev.tacit.annotation.Normalizer.EMAIL;
import static dev.tacit.category.Categories.DELIVERY_INSTRUCTION;

import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import java.time.Instant;
import java.util.List;

/** An order as a shop stores it: four personal members, and what is sold. */
@PersonalRecord("order")
@Retain("order-pii")
public record Order(
        @RecordId String orderId,
        @SubjectId String buyerId,
        @PersonName @Encrypted String buyerName,
        @EmailAddress @Encrypted(lookup = @Lookup(EMAIL)) String buyerEmail,
        @PostalAddress @Encrypted Address shipTo,

        @PersonalData(category = DELIVERY_INSTRUCTION) @Encrypted
        String deliveryWish,

        @Anchor("order.fulfilled") Instant fulfilledAt,
        @Anchor("order.cancelled") Instant cancelledAt,
        List<Item> items,
        String total) {

    /** Where the parcel goes. */
    public record Address(String name, List<String> lines, String city, String postalCode, String countryCode) {}

    /** One line of an order. */
    public record Item(String sku, String title, int quantity) {}

    static Order sample() {
        return new Order(
                "902-3159896-1390916",
                "buyer-7",
                "Ann Example",
                "ann.example@shop.example",
                new Address("Ann Example", List.of("1 Example Street", "Back door"), "Sampletown", "00001", "US"),
                "Leave it with the neighbor at number 3",
                Instant.parse("2026-01-02T03:04:05Z"),
                Instant.parse("2026-01-03T03:04:05Z"),
                List.of(
                        new Item("SKU-1", "Blue pottery bowl, hand-thrown", 2),
                        new Item("SKU-2", "Set of six linen napkins", 1),
                        new Item("SKU-3", "Beeswax candle, 20 cm", 12)),
                "USD 112.40");
    }
}
