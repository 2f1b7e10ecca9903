package dev.tacit.examples.tour.order;

import static dev.tacit.annotation.Binding.RECORD;
import static dev.tacit.annotation.Normalizer.EMAIL;
import static dev.tacit.category.Categories.COMPANY_NAME;
import static dev.tacit.category.Categories.DELIVERY_INSTRUCTION;
import static dev.tacit.category.Categories.GIFT_MESSAGE;
import static dev.tacit.category.Categories.PURCHASE_HISTORY;
import static dev.tacit.category.Categories.TAX_ID;

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
import org.jspecify.annotations.Nullable;

/**
 * One order, with what a shop needs to send it. The declaration is all that Tacit is told: it drives what is sealed, what
 * a log line shows, what a sweep removes and what a person gets when they ask.
 *
 * @param buyerId a random surrogate of this shop's own; the marketplace's documents name no buyer
 * @param fulfilledAt when the last package was shipped; null while the order is not shipped in full
 * @param cancelledAt when it was cancelled; null if it was not
 */
@PersonalRecord("order")
@Retain("order-pii")
public record Order(
        @RecordId String orderId,
        @SubjectId String buyerId,
        String marketplace,
        String status,
        Instant createdAt,
        Instant updatedAt,
        @Anchor("order.fulfilled") @Nullable Instant fulfilledAt,
        @Anchor("order.cancelled") @Nullable Instant cancelledAt,
        @PersonName @Encrypted @Nullable String buyerName,

        @EmailAddress @Encrypted(lookup = @Lookup(EMAIL)) @Nullable
        String buyerEmail,

        @PersonalData(category = COMPANY_NAME) @Encrypted @Nullable
        String buyerCompany,

        @PersonalData(category = PURCHASE_HISTORY) @Encrypted @Nullable
        String purchaseOrder,

        @PostalAddress @Encrypted @Nullable Address shipTo,

        @PersonalData(category = DELIVERY_INSTRUCTION) @Encrypted @Nullable
        DeliveryWishes deliveryWishes,

        @PersonalData(category = GIFT_MESSAGE) @Encrypted(id = "gift", bind = RECORD, onShredded = "[\"[erased]\"]")
        List<String> giftMessages,

        @PersonalData(category = TAX_ID) @Encrypted List<TaxRegistration> taxRegistrations,
        List<Item> items,
        String total) {

    public Order {
        giftMessages = listOf(giftMessages);
        taxRegistrations = listOf(taxRegistrations);
        items = listOf(items);
    }

    /** Returns this order as one of that buyer. */
    public Order of(String newBuyerId) {
        return new Order(
                orderId,
                newBuyerId,
                marketplace,
                status,
                createdAt,
                updatedAt,
                fulfilledAt,
                cancelledAt,
                buyerName,
                buyerEmail,
                buyerCompany,
                purchaseOrder,
                shipTo,
                deliveryWishes,
                giftMessages,
                taxRegistrations,
                items,
                total);
    }

    /** Personal lists are absent from a stored order once they were erased. */
    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
