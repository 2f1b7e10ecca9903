package dev.tacit.examples.stories;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.ShredReport;
import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.MassDeleteGuard;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two vaults and a sweep: what tax law keeps lies under the archive's keys, and a shred of the live ones leaves it be. */
class ArchiveTest {
    private static final RetentionPolicies POLICIES = RetentionPolicies.parse("""
            {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
              {"id": "to-the-archive", "kind": "REMOVE_BY", "action": "ARCHIVE",
               "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}}]}]}""");

    private static final Order ORDER = new Order(
            "114-3941689-8772232",
            "buyer-7",
            "Ann Whitfield",
            "ann@x.org",
            new Order.Address("3 Larch Row", "Leeds", "GB"),
            "Happy birthday!",
            "203.0.113.9",
            Instant.parse("2026-01-01T09:00:00Z"),
            "KETTLE-ENAMEL-GRN");

    private final JdbcDataSource shop = new JdbcDataSource();

    @BeforeEach
    void tables() throws SQLException {
        shop.setUrl("jdbc:h2:mem:archive;DB_CLOSE_DELAY=-1");
        execute("DROP ALL OBJECTS");
        for (String table : new String[] {"shop_order", "shop_order_archive"}) {
            execute("CREATE TABLE " + table + " (order_id VARCHAR(40) PRIMARY KEY, buyer_id VARCHAR(40), document"
                    + " VARCHAR(4000), email_ix VARBINARY(64), fulfilled_at TIMESTAMP WITH TIME ZONE)");
        }
    }

    @Test
    void anArchivedOrder_opensByTheArchivesVaultAlone_alsoAfterTheLiveKeyIsShredded() throws SQLException {
        try (Vault vault = Vault.inMemoryForTests();
                Vault archiveVault = Vault.inMemoryForTests()) {
            SealedJson<Order> orders = SealedJson.of(Order.class, vault);
            insert(
                    orders.write(ORDER),
                    requireNonNull(orders.lookup("buyerEmail").of(ORDER)));
            RetentionEngine engine = engine(vault, archiveVault);

            SweepReport report = engine.apply(engine.plan());
            ShredReport shredded = vault.shred(Subject.of("buyer-7"));

            String archived = document("shop_order_archive");
            assertThat(report.removed()).isEqualTo(1);
            assertThat(document("shop_order")).contains("KETTLE").doesNotContain("tct1:");
            assertThat(shredded.state()).isEqualTo(ShredReport.State.DISABLED);
            assertThat(read(SealedJson.of(Order.class, archiveVault), archived)).isEqualTo(ORDER);
            assertThatThrownBy(() -> read(orders, archived)).isInstanceOf(CiphertextRejectedException.class);
        }
    }

    private RetentionEngine engine(Vault vault, Vault archiveVault) {
        RecordSchema<Order> schema = Schemas.annotated().of(Order.class);
        TableMapping mapping = TableMapping.of(schema, "shop_order")
                .id("order_id")
                .subject("buyer_id")
                .document("document")
                .index("buyerEmail", "email_ix")
                .anchor("order.fulfilled", "fulfilled_at")
                .build();
        RetentionEngine engine = RetentionEngine.builder()
                .dataSource(shop)
                .policies(POLICIES)
                .table(SweptTable.of(schema, mapping)
                        .archivedIn("shop_order_archive", vault.resealingInto(archiveVault), "TaxRecords"))
                .auditSink(AuditSink.discardAll())
                .subjectHandles(vault)
                .actor(Actor.service("retention"))
                .guard(new MassDeleteGuard(10, 100, 10))
                .build();
        engine.createTables();
        return engine;
    }

    private static Order read(SealedJson<Order> orders, String stored) {
        return Access.as(Actor.person("auditor-1"))
                .forPurpose("TaxRecords")
                .call(() -> orders.read(stored, Subject.of("buyer-7")));
    }

    private void insert(String document, byte[] index) throws SQLException {
        try (Connection connection = shop.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO shop_order VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, ORDER.orderId());
            insert.setString(2, ORDER.buyerId());
            insert.setString(3, document);
            insert.setBytes(4, index);
            insert.setObject(5, Instant.parse("2026-01-01T09:00:00Z").atOffset(ZoneOffset.UTC));
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private String document(String table) throws SQLException {
        try (Connection connection = shop.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT document FROM " + table)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = shop.getConnection();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            assertThat(rows).isFalse();
        }
    }
}
