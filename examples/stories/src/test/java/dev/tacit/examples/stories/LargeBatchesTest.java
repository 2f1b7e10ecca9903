package dev.tacit.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.audit.AuditLog;
import dev.tacit.audit.AuditLogKey;
import dev.tacit.audit.FileAnchor;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.codec.StoredRecord;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.json.JsonReader;
import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep and a page of many people, beside a log that is really written: more people than one entry holds. */
class LargeBatchesTest {
    @TempDir
    Path folder;

    private Path keys = Path.of("");

    @BeforeEach
    void makeKeyFolder() throws Exception {
        keys = Files.createDirectory(folder.resolve("keys"));
    }

    @Test
    void aSweepOfTwelveHundredPeople_onStandardSettings_removesAll_andTheLogNamesEach() throws SQLException {
        JdbcDataSource shop = new JdbcDataSource();
        shop.setUrl("jdbc:h2:mem:large-batches;DB_CLOSE_DELAY=-1");
        try (AuditLog log = open();
                Vault vault = Vault.inMemoryForTests()) {
            RetentionInTenLines.open(shop, vault); // o-1 and o-2 are due, o-3 is open
            copyTheFirstOrder(shop, 1_200);
            RetentionEngine engine = engine(shop, vault, log);
            engine.createTables();
            SweepPlan plan = engine.plan();
            engine.release(plan, Actor.person("privacy-officer-2"));

            assertThat(engine.apply(plan).removed()).isEqualTo(1_202);

            log.publish();
            for (String buyer : List.of("buyer-7", "buyer-1000", "buyer-1600", "buyer-2199")) {
                SubjectHandle handle = vault.handleOf(Tenant.SOLE, Subject.of(buyer));
                assertThat(log.entriesAbout(Tenant.SOLE, handle)).hasSize(1);
            }
        }
    }

    @Test
    void aPageOfSixHundredPeople_isOpened_andIsOneDocumentInTheLog() throws Exception {
        try (AuditLog log = open();
                Vault vault = Vault.builder().embedded(keys).auditSink(log).build()) {
            SealedJson<Order> orders = SealedJson.of(Order.class, vault);
            List<StoredRecord> page = IntStream.range(0, 600)
                    .mapToObj(i -> stored(orders, "o-" + i, "buyer-" + i))
                    .toList();
            log.publish();
            long before = log.status().size();

            List<Opened<Order>> opened = Access.as(Actor.service("support"))
                    .forPurpose("CustomerCare")
                    .call(() -> orders.readAll(page));

            assertThat(opened).hasSize(600).allMatch(order -> order instanceof Opened.Found<Order>);
            log.publish();
            Set<String> documents = log.entries(before)
                    .map(entry -> JsonReader.of(entry.json())
                            .field("part")
                            .field("id")
                            .string())
                    .collect(Collectors.toSet());
            assertThat(documents).hasSize(1);
        }
    }

    private AuditLog open() {
        return AuditLog.builder()
                .directory(folder.resolve("log"))
                .origin("shop.example/audit")
                .key(AuditLogKey.openOrCreate(folder.resolve("log.key")))
                .anchor(FileAnchor.at(folder.resolve("head")))
                .open();
    }

    private static RetentionEngine engine(JdbcDataSource shop, Vault vault, AuditLog log) {
        RecordSchema<Order> orders = Schemas.annotated().of(Order.class);
        TableMapping table = TableMapping.of(orders, "shop_order")
                .id("order_id")
                .subject("buyer_id")
                .document("document")
                .index("buyerEmail", "email_ix")
                .anchor("order.placed", "placed_at")
                .anchor("order.fulfilled", "fulfilled_at")
                .anchor("order.cancelled", "cancelled_at")
                .build();
        return RetentionEngine.builder()
                .dataSource(shop)
                .policies(RetentionPolicies.pack("amazon-dpp-merchant"))
                .table(orders, table)
                .subjectHandles(vault)
                .auditSink(log)
                .actor(Actor.service("retention"))
                .build();
    }

    private static void copyTheFirstOrder(JdbcDataSource shop, int copies) throws SQLException {
        try (Connection connection = shop.getConnection();
                PreparedStatement copy = connection.prepareStatement(
                        "INSERT INTO shop_order SELECT ?, ?, document, email_ix, placed_at, fulfilled_at, cancelled_at"
                                + " FROM shop_order WHERE order_id = 'o-1'")) {
            for (int number = 1_000; number < 1_000 + copies; number++) {
                copy.setString(1, "o-" + number);
                copy.setString(2, "buyer-" + number);
                copy.addBatch();
            }
            assertThat(copy.executeBatch()).hasSize(copies);
        }
    }

    private static StoredRecord stored(SealedJson<Order> orders, String orderId, String buyerId) {
        Order order = SampleOrders.fulfilled(orderId, buyerId, "Ann Whitfield", "ann@example.org");
        return new StoredRecord(orders.write(order), Subject.of(buyerId));
    }
}
