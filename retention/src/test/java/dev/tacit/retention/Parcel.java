package dev.tacit.retention;

import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An invented parcel: all that is personal stands in columns of its own, and there is no document. */
@PersonalRecord("parcel")
@Retain("order-pii")
record Parcel(
        @RecordId String parcelId,
        @SubjectId String buyerId,
        @PersonName @Nullable String label,
        @PostalAddress @Nullable String street,
        @Anchor("order.fulfilled") @Nullable Instant fulfilledAt,
        @Anchor("order.cancelled") @Nullable Instant cancelledAt) {

    /** Makes the table, with this many parcels of as many buyers, {@code p-0 …}; all fulfilled long ago. */
    static void fill(TestDatabase database, int count) {
        database.execute("CREATE TABLE parcel (parcel_id VARCHAR(40) PRIMARY KEY, buyer_id VARCHAR(40),"
                + " label VARCHAR(80), street VARCHAR(80), fulfilled_at TIMESTAMP WITH TIME ZONE,"
                + " cancelled_at TIMESTAMP WITH TIME ZONE)");
        for (int i = 0; i < count; i++) {
            database.execute("INSERT INTO parcel VALUES ('p-" + i + "', 'buyer-" + i + "', 'Ann Onym', '1 Main Street',"
                    + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', NULL)");
        }
    }

    static SweptTable table() {
        RecordSchema<Parcel> schema = Schemas.annotated().of(Parcel.class);
        return SweptTable.of(
                schema,
                TableMapping.of(schema, "parcel")
                        .id("parcel_id")
                        .subject("buyer_id")
                        .field("label", "label")
                        .field("street", "street")
                        .anchor("order.fulfilled", "fulfilled_at")
                        .anchor("order.cancelled", "cancelled_at")
                        .build());
    }
}
