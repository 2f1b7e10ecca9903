package dev.tacit.benchmarks.retention;

import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order whose personal members lie in columns of their own. */
@PersonalRecord("order")
@Retain("order-pii")
public record SweptOrder(
        @RecordId String orderId,
        @SubjectId String buyerId,
        @PersonName @Nullable String buyerName,
        @EmailAddress @Nullable String buyerEmail,
        @PostalAddress @Nullable String shipTo,
        @Anchor("order.fulfilled") @Nullable Instant fulfilledAt,
        @Anchor("order.cancelled") @Nullable Instant cancelledAt) {}
