package dev.tacit.retention;

import dev.tacit.Subject;
import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.RecordCodec;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.time.Instant;

/** An invented order: two members in the document, one in a column of its own. */
@PersonalRecord("order")
@Retain("order-pii")
record Order(
        @RecordId String orderId,
        @SubjectId String buyerId,
        @PersonName @Encrypted String buyerName,

        @EmailAddress @Encrypted(lookup = @Lookup(Normalizer.EMAIL))
        String buyerEmail,

        @PersonName String shipTo,
        @Anchor("order.fulfilled") Instant fulfilledAt,
        String sku) {

    static final RecordSchema<Order> SCHEMA = Schemas.annotated().of(Order.class);

    static TableMapping.Builder mapping() {
        return TableMapping.of(SCHEMA, "shop_order")
                .id("order_id")
                .subject("buyer_id")
                .document("document")
                .index("buyerEmail", "email_ix")
                .anchor("order.fulfilled", "fulfilled_at")
                .anchor("order.cancelled", "cancelled_at");
    }

    /** The mapping with the address label in a column of its own. */
    static TableMapping mappingWithColumn() {
        return mapping().field("shipTo", "ship_to").build();
    }

    /** A codec whose clear content is what is stored. */
    static RecordCodec<Order> codec() {
        return new RecordCodec<>() {
            @Override
            public String recordName() {
                return "order";
            }

            @Override
            public String write(Order record) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Order read(String stored, Subject expected) {
                throw new UnsupportedOperationException();
            }

            @Override
            public JsonObject export(String stored, Subject expected) {
                return (JsonObject) Json.parse(stored);
            }
        };
    }
}
