package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.event.AuditSink;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import dev.tacit.testkit.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody here wrote Northwind's orders; what is due by them, plain SQL says too. */
class NorthwindTest {
    private static final RetentionPolicies THIRTY_DAYS_AFTER_SHIPMENT = RetentionPolicies.parse("""
            {"policies": [{"id": "shipment", "version": 1, "effectiveFrom": "1990-01-01T00:00:00Z",
              "records": ["northwind-order"], "rules": [
                {"id": "thirty-days", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                 "clock": {"anchor": "order.shipped", "period": "P30D", "zone": "UTC"}}]}]}""");

    @PersonalRecord("northwind-order")
    record NorthwindOrder(
            @RecordId int orderId,
            @SubjectId String customerId,
            @PersonName String shipName,
            @PostalAddress String shipAddress) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1996-08-14",
                "1996-08-15",
                "1997-01-31",
                "1998-03-01",
                "1998-06-04",
                "1998-06-05",
                "1998-06-06",
                "2000-01-01"
            })
    void thirtyDaysAfterShipment_thePlanCountsWhatPlainSqlCounts(String day) {
        TestDatabase database = northwind();
        RetentionEngine engine = engine(database, MovableClock.at(day + "T00:00:00Z"));
        long due = count(database, "shipped_date + 30 <= DATE '" + day + "'");
        long notYet = count(database, "shipped_date + 30 > DATE '" + day + "'");
        long neverShipped = count(database, "shipped_date IS NULL");

        SweepPlan plan = engine.plan();

        assertThat(neverShipped).isEqualTo(21);
        assertThat(plan.tableRows()).isEqualTo(830);
        assertThat(plan.records()).isEqualTo(due);
        assertThat(due + notYet + neverShipped).isEqualTo(830);
        assertThat(plan.refused(RefusalReason.CLOCK_NOT_STARTED)).isEqualTo(neverShipped);

        SweepReport report = engine.apply(plan);

        assertThat(report.removed()).isEqualTo(due);
        assertThat(count(
                        database,
                        "ship_name IS NULL AND ship_address IS NULL AND shipped_date + 30 <= DATE '" + day + "'"))
                .isEqualTo(due);
        assertThat(count(database, "ship_name IS NOT NULL")).isEqualTo(830 - due);
    }

    private static long count(TestDatabase database, String condition) {
        return Long.parseLong(database.column("SELECT COUNT(*) FROM orders WHERE " + condition)
                .get(0));
    }

    private static RetentionEngine engine(TestDatabase database, MovableClock clock) {
        RecordSchema<NorthwindOrder> schema = Schemas.annotated().of(NorthwindOrder.class);
        RetentionEngine engine = RetentionEngine.builder()
                .dataSource(database.source())
                .policies(THIRTY_DAYS_AFTER_SHIPMENT)
                .table(
                        schema,
                        TableMapping.of(schema, "orders")
                                .id("order_id")
                                .subject("customer_id")
                                .field("shipName", "ship_name")
                                .field("shipAddress", "ship_address")
                                .anchor("order.shipped", "shipped_at")
                                .build())
                .auditSink(AuditSink.discardAll())
                .subjectHandles(new FakeHandles())
                .actor(Shop.ENGINE)
                .guard(Shop.NO_GUARD)
                .insecureSimulatedClock(clock)
                .batchSize(100)
                .build();
        engine.createTables();
        return engine;
    }

    /** Loads the orders and nothing else, and dates each shipment at the start of its day in UTC. */
    private static TestDatabase northwind() {
        TestDatabase database = TestDatabase.h2();
        database.execute(
                "CREATE TABLE orders (order_id SMALLINT PRIMARY KEY, customer_id VARCHAR(5), employee_id SMALLINT,"
                        + " order_date DATE, required_date DATE, shipped_date DATE, ship_via SMALLINT, freight REAL,"
                        + " ship_name VARCHAR(40), ship_address VARCHAR(60), ship_city VARCHAR(15), ship_region VARCHAR(15),"
                        + " ship_postal_code VARCHAR(10), ship_country VARCHAR(15))");
        script().lines().filter(line -> line.startsWith("INSERT INTO orders ")).forEach(database::execute);
        database.execute("ALTER TABLE orders ADD COLUMN shipped_at TIMESTAMP WITH TIME ZONE");
        database.execute("UPDATE orders SET shipped_at = CAST(CAST(shipped_date AS VARCHAR) || ' 00:00:00+00:00'"
                + " AS TIMESTAMP WITH TIME ZONE) WHERE shipped_date IS NOT NULL");
        return database;
    }

    private static String script() {
        Path file = Path.of(System.getProperty("tacit.data", "")).resolve("northwind/northwind.sql");
        if (!Boolean.getBoolean("tacit.data.required")) {
            Assumptions.assumeTrue(Files.exists(file), "published test data is not here: northwind/northwind.sql");
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("published test data is required: northwind/northwind.sql", e);
        }
    }
}
