package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.access.Actor;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hold on a category finds it below the record's own members, too. */
class NestedCategoriesTest {
    private static final Actor COUNSEL = Actor.person("counsel-3");

    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    record Contact(@EmailAddress String email, String note) {}

    record Delivery(List<Contact> contacts, int floor) {}

    @PersonalRecord("order")
    record Parcel(
            @RecordId String orderId,
            @SubjectId String buyerId,
            @PersonName String buyerName,
            Delivery delivery) {}

    @BeforeEach
    void mapParcels() {
        RecordSchema<Parcel> parcels = Schemas.annotated().of(Parcel.class);
        shop.table = SweptTable.of(
                parcels,
                TableMapping.of(parcels, "shop_order")
                        .id("order_id")
                        .subject("buyer_id")
                        .document("document")
                        .anchor("order.fulfilled", "fulfilled_at")
                        .build());
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.execute("UPDATE shop_order SET document ="
                + " '{\"orderId\":\"o-1\",\"buyerName\":\"Ann\",\"delivery\":{\"contacts\":[],\"floor\":3}}'");
    }

    private RetentionEngine engine(String action) {
        return shop.engine(builder -> builder.policies(FailingRowsBehavior.after30Days(action, Set.of("order"))));
    }

    @Test
    void theMemberInWhichItStands_stays_andTheRestGoes() {
        RetentionEngine engine = engine("ERASE_FIELDS");
        assertThat(engine.holds()
                        .placeOnCategory(COUNSEL, "case-9", "email-address")
                        .alreadyRemoved())
                .isZero();

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(1);

        assertThat(database.column("SELECT document FROM shop_order"))
                .containsExactly("{\"orderId\":\"o-1\",\"delivery\":{\"contacts\":[],\"floor\":3}}");
        assertThat(engine.plan().refused(RefusalReason.HELD)).isEqualTo(1);
    }

    @Test
    void aRowInWhichItStands_isNotDeleted() {
        RetentionEngine engine = engine("ERASE_ROW");
        assertThat(engine.holds()
                        .placeOnCategory(COUNSEL, "case-9", "email-address")
                        .alreadyRemoved())
                .isZero();

        assertThat(engine.plan().records()).isZero();
        assertThat(engine.plan().refused(RefusalReason.HELD)).isEqualTo(1);
    }
}
