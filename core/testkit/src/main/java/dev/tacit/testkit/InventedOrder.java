package dev.tacit.testkit;

import dev.tacit.RecordRef;
import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.Binding;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.category.Categories;
import java.time.Instant;
import java.util.UUID;

/**
 * An order of somebody who does not exist. Made by {@link InventedPeople#ordersOf}. Immutable and thread-safe; the text
 * shows no value.
 *
 * @param giftMessage bound to the order, and replaced once the buyer's key is shredded
 * @param fulfilledAt starts a retention clock
 */
@PersonalRecord("invented-order")
public record InventedOrder(
        @RecordId String orderId,
        @SubjectId UUID buyerId,
        @PersonName @Encrypted String buyerName,

        @EmailAddress @Encrypted(lookup = @Lookup(Normalizer.EMAIL))
        String buyerEmail,

        @PostalAddress @Encrypted String shipTo,

        @PersonalData(category = Categories.GIFT_MESSAGE) @Encrypted(bind = Binding.RECORD, onShredded = "[erased]")
        String giftMessage,

        @Anchor("order.fulfilled") Instant fulfilledAt,
        String sku) {

    /** Returns the reference to this order. */
    public RecordRef ref() {
        return RecordRef.of("invented-order", orderId);
    }

    @Override
    public String toString() {
        return "InventedOrder[…]";
    }
}
