package dev.tacit.examples.tour.shop;

import dev.tacit.access.Access;
import dev.tacit.access.AccessGate;
import dev.tacit.access.Actor;
import dev.tacit.audit.AuditLog;
import dev.tacit.audit.AuditLogKey;
import dev.tacit.audit.FileAnchor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.crypto.jdbc.JdbcKeyStore;
import dev.tacit.crypto.key.FileMark;
import dev.tacit.crypto.key.KeyStoreMark;
import dev.tacit.crypto.tink.LocalKek;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.retention.JdbcPersonalData;
import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole application: an order table of its own, and Tacit's four modules around it. This is all the wiring that there
 * is; the modules meet by handing one's object to the other.
 */
public final class Shop implements AutoCloseable {
    /** The shop's reading of orders for its daily work. */
    public static final Access FULFILMENT =
            Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");

    private final WorkFolder work;
    private final MovableClock clock;
    private final Databases databases;
    private final OrderTable table;
    private final AuditLog auditLog;
    private final Vault vault;
    private final SealedJson<Order> orders;
    private final ShopLog log;
    private final RetentionEngine retention;
    private final List<Order> imported = new ArrayList<>();

    private Shop(WorkFolder work, MovableClock clock, Databases databases) throws SQLException, IOException {
        this.work = work;
        this.clock = clock;
        this.databases = databases;
        Schemas schemas = Schemas.annotated();

        this.auditLog = AuditLog.builder()
                .directory(work.auditLog())
                .origin("tour.example/audit")
                .key(AuditLogKey.openOrCreate(work.keys().resolve("audit-log.key")))
                .anchor(FileAnchor.at(work.anchor()))
                .clock(clock)
                .open();
        Files.writeString(work.auditLogKey(), auditLog.verifierKey() + "\n");

        JdbcKeyStore.on(databases.keys()).createTables();
        this.vault = openVault(mark());
        this.orders = SealedJson.of(Order.class, vault, schemas);

        this.log = ShopLog.open(work.log(), schemas, vault);

        this.table = new OrderTable(databases.orders());
        table.create();
        this.retention = RetentionEngine.builder()
                .dataSource(databases.orders())
                .table(schemas.of(Order.class), OrderTable.mapping(schemas.of(Order.class)))
                .policies(RetentionPolicies.pack("amazon-dpp-merchant"))
                .subjectHandles(vault)
                .auditSink(auditLog)
                .actor(Actor.service("retention-sweep"))
                .insecureSimulatedClock(clock)
                .build();
        retention.createTables();
    }

    /** Opens the shop in this folder, on H2 files or on PostgreSQL, with its clock at this instant. */
    public static Shop open(WorkFolder work, Optional<String> jdbcUrl, Instant start) throws SQLException, IOException {
        return new Shop(work, new MovableClock(start), Databases.open(work.database(), jdbcUrl));
    }

    /** Opens a vault over the shop's key table, as another node or a restarted application would. */
    public Vault openVault(KeyStoreMark mark) {
        return Vault.builder()
                .kek(LocalKek.openOrCreate(work.keys().resolve("tacit-kek.json")))
                .keyStore(JdbcKeyStore.on(databases.keys()))
                .mark(mark)
                .accessGate(AccessGate.allowAll())
                .auditSink(auditLog)
                .clock(clock)
                .build();
    }

    /** Returns the mark that the shop keeps outside its key table. */
    public KeyStoreMark mark() {
        return FileMark.at(work.outside().resolve("key-store.mark"));
    }

    public WorkFolder work() {
        return work;
    }

    public MovableClock clock() {
        return clock;
    }

    public OrderTable table() {
        return table;
    }

    public KeyTables keyTables() {
        return new KeyTables(databases.keys());
    }

    public AuditLog auditLog() {
        return auditLog;
    }

    public Vault vault() {
        return vault;
    }

    public SealedJson<Order> orders() {
        return orders;
    }

    public ShopLog log() {
        return log;
    }

    public RetentionEngine retention() {
        return retention;
    }

    /** Returns the provider that finds, exports and erases what the order table holds of a person. */
    public JdbcPersonalData<Order> personalData() {
        return retention.personalData(orders);
    }

    /** Returns the orders as they were imported: in memory only, to compare with. */
    public List<Order> imported() {
        return imported;
    }

    @Override
    public void close() {
        log.close();
        vault.close();
        auditLog.close();
        databases.close();
    }
}
