package dev.tacit.audit.compat;

import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;

/** What a shop logs. */
@PersonalRecord("order")
public record Order(
        @RecordId String orderId,
        @SubjectId String buyerId,
        @PersonName String buyerName,
        @EmailAddress String buyerEmail,
        @PostalAddress String shipTo) {
    /** An order of somebody invented. */
    static Order ofAnn() {
        return new Order("114-5556667-8889990", "buyer-7", Events.NAME, Events.EMAIL, Events.STREET);
    }
}
