package dev.tacit.examples.stories;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.event.AuditSink;
import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** Lets orders go: a policy, an engine over the shop's table, a plan, a reason, a hold, a release, and the sweep. */
public final class RetentionInTenLines {
    private static final Instant LONG_AGO = Instant.parse("2026-01-02T09:00:00Z");

    private RetentionInTenLines() {}

    /** Runs the story; the first argument is a folder for keys. */
    public static void main(String... arguments) throws SQLException {
        JdbcDataSource shop = new JdbcDataSource();
        shop.setUrl("jdbc:h2:mem:retention;DB_CLOSE_DELAY=-1");
        try (Vault vault = Vault.embedded(Path.of(arguments[0]))) {
            open(shop, vault);
            System.out.println(run(shop, vault));
        }
    }

    /** Makes the shop's table, with an order that is due, one that will be held, and an open one. */
    static void open(DataSource shop, Vault vault) throws SQLException {
        try (Connection connection = shop.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE shop_order (order_id VARCHAR(40) PRIMARY KEY, buyer_id VARCHAR(40),"
                    + " document VARCHAR(4000), email_ix VARBINARY(64), placed_at TIMESTAMP WITH TIME ZONE,"
                    + " fulfilled_at TIMESTAMP WITH TIME ZONE, cancelled_at TIMESTAMP WITH TIME ZONE)");
        }
        SealedJson<Order> orders = SealedJson.of(Order.class, vault);
        insert(shop, orders, order("o-1", "buyer-7", LONG_AGO));
        insert(shop, orders, order("o-2", "buyer-8", LONG_AGO));
        insert(shop, orders, order("o-3", "buyer-9", null));
    }

    static Outcome run(DataSource shop, Vault vault) {
        // tag::retain[]
        RecordSchema<Order> orders = Schemas.annotated().of(Order.class);
        TableMapping table = TableMapping.of(orders, "shop_order")
                .id("order_id")
                .subject("buyer_id")
                .document("document") // what SealedJson wrote
                .index("buyerEmail", "email_ix")
                .anchor("order.placed", "placed_at") // no policy asks for it; it tells how long an order is open
                .anchor("order.fulfilled", "fulfilled_at")
                .anchor("order.cancelled", "cancelled_at")
                .build();
        RetentionEngine engine = RetentionEngine.builder()
                .dataSource(shop)
                .policies(RetentionPolicies.pack("amazon-dpp-merchant")) // 30 days after fulfilment, cancelled at once
                .table(orders, table)
                .subjectHandles(vault)
                .auditSink(AuditSink.discardAll()) // the audit log in earnest
                .actor(Actor.service("retention"))
                .build();
        engine.createTables(); // once; engine.indexStatements() is for your migrations

        SweepPlan plan = engine.plan(); // what goes, what stays and why; removes nothing
        String why = engine.explain(RecordRef.of("order", "o-3")).orElseThrow().sentence();
        HoldPlacement hold = engine.holds().place(Actor.person("counsel-3"), "case-7", Subject.of("buyer-8"));
        engine.release(plan, Actor.person("privacy-officer-2")); // where the guard stops a plan: a second person
        SweepReport report = engine.apply(plan); // o-1 goes; o-2 is held since the plan, and stays

        Runnable tick = engine.asRunnable(); // for your scheduler: from now on this plans and applies
        tick.run();
        // end::retain[]
        return new Outcome(
                why,
                hold.alreadyRemoved(),
                report.removed(),
                engine.verify(report.runId()).isComplete());
    }

    /**
     * How the story ended.
     *
     * @param why the reason for which an open order stays
     * @param removedBeforeTheHold how many records were gone before the hold was placed
     */
    record Outcome(String why, long removedBeforeTheHold, long removed, boolean complete) {}

    private static Order order(String id, String buyer, @Nullable Instant fulfilled) {
        return new Order(
                id,
                buyer,
                "Ann Whitfield",
                "ann@example.org",
                new Order.Address("3 Larch Row", "Leeds", "GB"),
                null,
                "203.0.113.9",
                fulfilled,
                "KETTLE-ENAMEL-GRN");
    }

    private static void insert(DataSource shop, SealedJson<Order> orders, Order order) throws SQLException {
        try (Connection connection = shop.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO shop_order VALUES (?, ?, ?, ?, ?, ?, NULL)")) {
            Instant fulfilled = order.fulfilledAt();
            insert.setString(1, order.orderId());
            insert.setString(2, order.buyerId());
            insert.setString(3, orders.write(order));
            insert.setBytes(4, orders.lookup("buyerEmail").of(order));
            insert.setObject(5, LONG_AGO.atOffset(ZoneOffset.UTC));
            insert.setObject(6, fulfilled == null ? null : fulfilled.atOffset(ZoneOffset.UTC));
            if (insert.executeUpdate() != 1) {
                throw new SQLException("the order was not stored");
            }
        }
    }
}
