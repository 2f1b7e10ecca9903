package dev.tacit.examples.stories;

import static dev.tacit.annotation.Binding.RECORD;
import static dev.tacit.annotation.Normalizer.EMAIL;
import static dev.tacit.category.Categories.GIFT_MESSAGE;

import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.IpAddress;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order, as the README shows it. */
// tag::order[]
@PersonalRecord("order")
@Retain("order-pii") // a policy's name, never a duration
public record Order(
        @RecordId String orderId,
        @SubjectId String buyerId, // whose data this is
        @PersonName @Encrypted String buyerName,
        @EmailAddress @Encrypted(lookup = @Lookup(EMAIL)) String buyerEmail,
        @PostalAddress @Encrypted Address shipTo,

        @PersonalData(category = GIFT_MESSAGE) @Encrypted(id = "gift", bind = RECORD, onShredded = "[erased]") @Nullable
        String giftMessage,

        @IpAddress @Encrypted String clientIp,
        @Anchor("order.fulfilled") @Nullable Instant fulfilledAt, // starts a retention clock
        String sku) {
    /** Where the parcel goes; the member that holds it says that all of it is personal. */
    public record Address(String street, String city, String country) {}
}
// end::order[]
