package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.event.AuditEvent;
import dev.tacit.json.Json;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ErasureOutcome.Result;
import dev.tacit.retention.jdbc.SubjectTables;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.policy.RetentionStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What belongs to a person only by way of parent rows is found, counted, exported and erased; on both databases. */
class LinkedPersonalDataTest {
    private static final Subject ANN = Subject.of("ann");
    private static final Subject BOB = Subject.of("bob");

    @Nested
    class OnH2 extends Behavior {
        OnH2() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class OnPostgres extends Behavior {
        OnPostgres() {
            super(TestDatabase.postgres());
        }
    }

    abstract static class Behavior {
        private final TestDatabase database;
        private final GiftShop shop;
        private final Shop sweeping;
        private final RetentionEngine engine;

        Behavior(TestDatabase database) {
            this.database = database;
            this.shop = new GiftShop(database);
            this.sweeping = new Shop(database);
            this.engine = sweeping.engine();
        }

        private LinkedPersonalData gifts() {
            return engine.personalData(GiftShop.tables().build());
        }

        @Test
        void aGiftMessageIsTheBuyers_byItsItemAndItsOrder() {
            RecordRef first = shop.gift(ANN, 1);
            RecordRef second = shop.gift(ANN, 2);
            shop.gift(BOB, 3);

            assertThat(gifts().locate(ANN))
                    .containsExactly(first, second, RecordRef.of("purchase", "o-1"), RecordRef.of("purchase", "o-2"));
            assertThat(gifts().count(ANN)).isEqualTo(Map.of("gift", 2L, "purchase", 2L));
            assertThat(gifts().count(Subject.of("nobody"))).isEqualTo(Map.of("gift", 0L, "purchase", 0L));
        }

        @Test
        void itIsExportedWithItsOwnMembers() {
            RecordRef gift = shop.gift(ANN, 1);
            List<String> exported = new ArrayList<>();

            long count = gifts().export(ANN, List.of(gift), (record, content) -> exported.add(Json.write(content)));

            assertThat(count).isEqualTo(1);
            assertThat(exported)
                    .singleElement()
                    .asString()
                    .contains("Happy birthday")
                    .contains("Ann");
        }

        @Test
        void itIsErased_andTheRowAndEverythingOfAnotherPersonStays() {
            shop.gift(ANN, 1);
            RecordRef bobs = shop.gift(BOB, 2);
            LinkedPersonalData gifts = gifts();

            List<ErasureOutcome> outcomes = gifts.erase(ANN, gifts.locate(ANN));

            assertThat(outcomes).extracting(ErasureOutcome::result).containsOnly(Result.ERASED);
            assertThat(database.column("SELECT message || signed FROM gift_message ORDER BY gift_id"))
                    .containsExactly("null", "Happy birthdayAnn");
            assertThat(database.column("SELECT buyer_name FROM purchase ORDER BY order_id"))
                    .containsExactly("null", "Ann Onym");
            assertThat(gifts.verifyGone(ANN, gifts.locate(ANN))).isEmpty();
            assertThat(gifts.verifyGone(BOB, gifts.locate(BOB))).contains(bobs);
            assertThat(sweeping.sink.of(AuditEvent.Removal.class)).hasSize(2);
        }

        @Test
        void aHoldOnTheOrder_keepsWhatBelongsToIt() {
            RecordRef gift = shop.gift(ANN, 1);
            LinkedPersonalData gifts = gifts();
            var unused = engine.holds().place(Shop.ENGINE, "M-1", RecordRef.of("purchase", "o-1"));

            assertThat(gifts.erase(ANN, List.of(gift))).containsExactly(new ErasureOutcome(gift, Result.HELD));
        }

        @Test
        void aDocumentThatCannotBeRead_isNotTakenForNothing() {
            database.order("o-9", "ann", null);
            LinkedPersonalData orders = engine.personalData(SubjectTables.of("orders")
                    .table(Order.SCHEMA, Order.mappingWithColumn(), Order.codec())
                    .build());
            database.execute("UPDATE shop_order SET document = '{\"buyerName\": \"Ann'");

            assertThatThrownBy(() -> orders.export(ANN, orders.locate(ANN), (record, content) -> {}))
                    .isInstanceOf(RetentionStoreException.class)
                    .hasMessageContaining("cannot be read");
        }

        @Test
        void encryptedMembersWithoutACodec_areRefused_becauseCiphertextWouldBeExported() {
            SubjectTables sealed = SubjectTables.of("orders")
                    .table(Order.SCHEMA, Order.mappingWithColumn())
                    .build();

            assertThatThrownBy(() -> engine.personalData(sealed))
                    .isInstanceOf(RetentionSetupException.class)
                    .hasMessageContaining("needs a codec");
        }

        @Test
        void aLinkThatIsNoForeignKey_isRefused() {
            SubjectTables wrong = SubjectTables.of("gift shop")
                    .table(GiftShop.PURCHASE, GiftShop.purchases())
                    .child(GiftShop.items().parent("purchase", "sku").build())
                    .child(GiftShop.gifts().parent("item").build())
                    .build();

            assertThatThrownBy(() -> engine.personalData(wrong))
                    .isInstanceOf(RetentionSetupException.class)
                    .hasMessageContaining("no foreign key of the database")
                    .hasMessageContaining("sku");
        }

        @Test
        void aParentThatNoForeignKeyLeadsTo_isRefused() {
            SubjectTables wrong = SubjectTables.of("gift shop")
                    .table(GiftShop.PURCHASE, GiftShop.purchases())
                    .child(GiftShop.items().parent("purchase").build())
                    .child(GiftShop.gifts().parent("purchase").build())
                    .build();

            assertThatThrownBy(() -> engine.personalData(wrong))
                    .hasMessageContaining("no foreign key, or more than one")
                    .hasMessageContaining("gift_message");
        }

        @Test
        void aTableThatRefersToOneOfOurs_isMappedOrSaidToHoldNothing() {
            database.execute("CREATE TABLE engraving (id BIGINT PRIMARY KEY,"
                    + " item_id BIGINT REFERENCES order_item (item_id), words VARCHAR(80))");

            assertThatThrownBy(this::gifts)
                    .isInstanceOf(RetentionSetupException.class)
                    .hasMessageContaining("neither mapped nor said to hold no personal data")
                    .hasMessageContaining("engraving");
            assertThat(engine.personalData(GiftShop.tables()
                                    .withoutPersonalData("engraving", "patterns by number only")
                                    .build())
                            .describe()
                            .store())
                    .isEqualTo("gift shop");
        }

        @Test
        void aColumnThatIsNotThere_isRefusedByName() {
            database.execute("ALTER TABLE gift_message DROP COLUMN signed");

            assertThatThrownBy(this::gifts)
                    .isInstanceOf(RetentionSetupException.class)
                    .hasMessageContaining("signed");
        }
    }

    @Test
    void childTablesInACircle_areReported() {
        SubjectTables.Builder circle = SubjectTables.of("circle")
                .child(GiftShop.items().parent("gift").build())
                .child(GiftShop.gifts().parent("item").build());

        assertThatThrownBy(circle::build)
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("circle")
                .hasMessageContaining("item")
                .hasMessageContaining("gift");
    }

    @Test
    void aParentThatIsNotMapped_isRefused() {
        SubjectTables.Builder orphans = SubjectTables.of("orphans")
                .child(GiftShop.gifts().parent("item").build());

        assertThatThrownBy(orphans::build).hasMessageContaining("parent that is not mapped");
    }
}
