package dev.tacit.retention;

import dev.tacit.access.Actor;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.MassDeleteGuard;
import dev.tacit.testkit.MovableClock;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A shop whose orders are swept by the merchant's pack. */
final class Shop {
    static final Actor ENGINE = Actor.service("retention");
    static final MassDeleteGuard NO_GUARD = new MassDeleteGuard(1_000_000, 100, 1_000_000);

    final TestDatabase database;
    final MovableClock clock = MovableClock.at("2026-03-31T00:00:00Z");
    final RecordingSink sink = new RecordingSink();
    SweptTable table = SweptTable.of(Order.SCHEMA, Order.mappingWithColumn());

    Shop(TestDatabase database) {
        this.database = database;
    }

    /** Returns the table with nothing personal but what stands in its document. */
    SweptTable tableOfDocuments() {
        return SweptTable.of(Order.SCHEMA, Order.mapping().build());
    }

    RetentionEngine engine() {
        return engine(builder -> builder);
    }

    RetentionEngine engine(UnaryOperator<RetentionEngineBuilder> changes) {
        RetentionEngine engine = changes.apply(builder(database.source())).build();
        engine.createTables();
        return engine;
    }

    RetentionEngineBuilder builder(DataSource source) {
        return RetentionEngine.builder()
                .dataSource(source)
                .policies(RetentionPolicies.pack("amazon-dpp-merchant"))
                .table(table)
                .auditSink(sink)
                .subjectHandles(new FakeHandles())
                .actor(ENGINE)
                .insecureSimulatedClock(clock)
                .guard(NO_GUARD)
                .batchSize(3);
    }
}
