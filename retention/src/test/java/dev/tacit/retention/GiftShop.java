package dev.tacit.retention;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.category.Categories;
import dev.tacit.retention.jdbc.ChildTable;
import dev.tacit.retention.jdbc.SubjectTables;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;

/** Orders name their buyers; items name orders, and gift messages name items: whose they are, only the chain says. */
final class GiftShop {
    static final RecordSchema<Purchase> PURCHASE = Schemas.annotated().of(Purchase.class);
    static final RecordSchema<Item> ITEM = Schemas.annotated().of(Item.class);
    static final RecordSchema<Gift> GIFT = Schemas.annotated().of(Gift.class);

    final TestDatabase database;

    @PersonalRecord("purchase")
    record Purchase(
            @RecordId String orderId,
            @SubjectId String buyerId,
            @PersonName String buyerName) {}

    @PersonalRecord("item")
    record Item(@RecordId long itemId, String sku) {}

    @PersonalRecord("gift")
    record Gift(
            @RecordId long giftId,

            @PersonalData(category = Categories.GIFT_MESSAGE)
            String text,

            @PersonName String signature) {}

    GiftShop(TestDatabase database) {
        this.database = database;
        database.execute("CREATE TABLE purchase (order_id VARCHAR(40) PRIMARY KEY, buyer_id VARCHAR(40),"
                + " buyer_name VARCHAR(80))");
        database.execute("CREATE TABLE order_item (item_id BIGINT PRIMARY KEY,"
                + " order_id VARCHAR(40) NOT NULL REFERENCES purchase (order_id), sku VARCHAR(40))");
        database.execute(
                "CREATE TABLE gift_message (gift_id BIGINT PRIMARY KEY,"
                        + " item_id BIGINT NOT NULL REFERENCES order_item (item_id), message VARCHAR(200), signed VARCHAR(80))");
    }

    static TableMapping purchases() {
        return TableMapping.of(PURCHASE, "purchase")
                .id("order_id")
                .subject("buyer_id")
                .field("buyerName", "buyer_name")
                .build();
    }

    static ChildTable.Builder items() {
        return ChildTable.of(ITEM, "order_item").id("item_id");
    }

    static ChildTable.Builder gifts() {
        return ChildTable.of(GIFT, "gift_message")
                .id("gift_id")
                .field("text", "message")
                .field("signature", "signed");
    }

    /** The tables as they should be declared: one link by name, one read from the database. */
    static SubjectTables.Builder tables() {
        return SubjectTables.of("gift shop")
                .table(PURCHASE, purchases())
                .child(items().parent("purchase", "order_id").build())
                .child(gifts().parent("item").build());
    }

    /** Adds an order of one item with a gift message, under the same number; returns the gift. */
    RecordRef gift(Subject buyer, long number) {
        database.execute("INSERT INTO purchase VALUES ('o-" + number + "', '" + buyer.id() + "', 'Ann Onym')");
        database.execute("INSERT INTO order_item VALUES (" + number + ", 'o-" + number + "', 'mug')");
        database.execute("INSERT INTO gift_message VALUES (" + number + ", " + number + ", 'Happy birthday', 'Ann')");
        return RecordRef.of("gift", Long.toString(number));
    }
}
