package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.internal.HoldTable;
import dev.tacit.retention.internal.SweepClock;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.table.Dialect;
import dev.tacit.testkit.MovableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Holds, hosts and workers meet on real locks. */
@Timeout(180)
class PostgresConcurrencyTest {
    private static final Actor COUNSEL = Actor.person("counsel-3");

    private final TestDatabase database = TestDatabase.postgres();
    private final Shop shop = new Shop(database);

    @Test
    void aHoldPlacedBetweenReCheckAndCommit_doesNotReturnBeforeTheBatchEnded() throws Exception {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan plan = engine.plan();
        CompletableFuture<HoldPlacement> placing = new CompletableFuture<>();
        // The audit event is told after the re-check and before the commit.
        shop.sink.meanwhile = () -> {
            shop.sink.meanwhile = () -> {};
            CompletableFuture<HoldPlacement> started =
                    placing.completeAsync(() -> engine.holds().place(COUNSEL, "case-7", Subject.of("ann")));
            awaitSomebodyWaitingForALock();
            assertThat(started).isNotDone();
        };

        SweepReport report = engine.apply(plan);
        HoldPlacement placed = placing.get(60, TimeUnit.SECONDS);

        assertThat(report.removed()).isEqualTo(1);
        assertThat(placed.alreadyRemoved()).as("what is gone is told").isEqualTo(1);
    }

    @Test
    void aHoldPlacedWhileABatchWaitsForItsRow_isSeenByTheReCheck() throws Exception {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.lockTimeout(Duration.ofMinutes(1)));
        SweepPlan plan = engine.plan();
        try (Connection host = lockRow("o-1")) {
            CompletableFuture<SweepReport> sweeping = CompletableFuture.supplyAsync(() -> engine.apply(plan));
            awaitSomebodyWaitingForALock();
            HoldPlacement placed = engine.holds().place(COUNSEL, "case-7", Subject.of("ann"));
            host.rollback();

            SweepReport report = sweeping.get(60, TimeUnit.SECONDS);
            assertThat(placed.alreadyRemoved()).isZero();
            assertThat(report.count(ItemState.NOT_DUE)).isEqualTo(1);
            assertThat(database.unerased()).isEqualTo(1);
        }
    }

    @Test
    void aRowThatTheHostKeepsLocked_isReportedOverdue_andGoesNextTime() throws Exception {
        database.orders(3, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.lockTimeout(Duration.ofMillis(50)));
        SweepPlan plan = engine.plan();
        SweepReport blocked;
        try (Connection host = lockRow("o-001")) {
            blocked = engine.apply(plan);
            host.rollback();
        }

        assertThat(blocked.removed()).isEqualTo(2);
        assertThat(blocked.overdue()).isEqualTo(1);
        assertThat(engine.apply(plan).removed()).isEqualTo(3);
    }

    @Test
    void twoWorkersShareAPlan_andNoRowIsRemovedTwice() throws Exception {
        database.orders(120, "2026-01-01T00:00:00Z");
        // Patient, since a batch that the other is slow with would be overdue.
        UnaryOperator<RetentionEngineBuilder> patient =
                builder -> builder.batchSize(5).lockTimeout(Duration.ofMinutes(1));
        RetentionEngine one = shop.engine(patient);
        RetentionEngine two = shop.engine(patient);
        SweepPlan plan = one.plan();

        CompletableFuture<SweepReport> first = CompletableFuture.supplyAsync(() -> one.apply(plan));
        CompletableFuture<SweepReport> second = CompletableFuture.supplyAsync(() -> two.apply(plan));
        SweepReport left = first.get(60, TimeUnit.SECONDS);
        SweepReport right = second.get(60, TimeUnit.SECONDS);

        List<SubjectHandle> removed = new ArrayList<>();
        shop.sink.of(AuditEvent.Removal.class).forEach(event -> removed.addAll(event.subjects()));
        assertThat(removed).hasSize(120).doesNotHaveDuplicates();
        assertThat(left.overdue() + right.overdue()).isZero();
        assertThat(database.unerased()).isZero();
    }

    @Test
    void aHoldThatWaitsForARemoval_isNotOvertakenByLaterOnes() throws Exception {
        RetentionEngine engine = shop.engine();
        HoldTable gate = new HoldTable(Tenant.SOLE);
        try (Connection early = transaction();
                Connection late = transaction()) {
            gate.enterShared(early, Dialect.POSTGRESQL);
            CompletableFuture<HoldPlacement> placing =
                    CompletableFuture.supplyAsync(() -> engine.holds().place(COUNSEL, "case-7", Subject.of("ann")));
            awaitSomebodyWaitingForALock();
            try (Statement statement = late.createStatement()) {
                boolean rows = statement.execute("SET LOCAL lock_timeout = '200ms'");
                assert !rows;
            }

            assertThatThrownBy(() -> gate.enterShared(late, Dialect.POSTGRESQL))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("55P03"));
            early.rollback();
            late.rollback();
            assertThat(placing.get(60, TimeUnit.SECONDS).alreadyRemoved()).isZero();
        }
    }

    @Test
    void aStoreThatABatchCalls_doesNotWaitForAHoldThatWaitsForTheBatch() throws Exception {
        RetentionEngine engine = shop.engine();
        HoldTable gate = new HoldTable(Tenant.SOLE);
        try (Connection batch = transaction();
                Connection store = transaction()) {
            gate.enterShared(batch, Dialect.POSTGRESQL);
            CompletableFuture<HoldPlacement> placing =
                    CompletableFuture.supplyAsync(() -> engine.holds().place(COUNSEL, "case-7", Subject.of("ann")));
            awaitSomebodyWaitingForALock();

            gate.enterNested(store, Dialect.POSTGRESQL);
            store.rollback();
            assertThat(placing).isNotDone();
            batch.rollback();
            assertThat(placing.get(60, TimeUnit.SECONDS).alreadyRemoved()).isZero();
        }
    }

    @Test
    void aHoldWaitsForAStoresRemoval_too() throws Exception {
        RetentionEngine engine = shop.engine();
        HoldTable gate = new HoldTable(Tenant.SOLE);
        try (Connection store = transaction()) {
            gate.enterNested(store, Dialect.POSTGRESQL);
            CompletableFuture<HoldPlacement> placing =
                    CompletableFuture.supplyAsync(() -> engine.holds().place(COUNSEL, "case-7", Subject.of("ann")));
            awaitSomebodyWaitingForALock();

            assertThat(placing).isNotDone();
            store.rollback();
            assertThat(placing.get(60, TimeUnit.SECONDS).alreadyRemoved()).isZero();
        }
    }

    @Test
    void theDatabasesClock_goesOnWithinATransaction() throws Exception {
        try (Connection connection = transaction()) {
            SweepClock clock = SweepClock.watching(() -> Instant.MAX);
            Instant first = clock.now(connection);

            assertThat(clock.now(connection)).isAfter(first);
        }
    }

    @Test
    void aClockThatJumpsWhileABatchWaitsForItsRow_stopsTheBatch() throws Exception {
        database.order("o-1", "ann", "2020-01-01T00:00:00Z");
        MovableClock node = MovableClock.at(InstantSource.system().instant());
        RetentionEngine engine = shop.engine(builder -> builder.clock(node).lockTimeout(Duration.ofMinutes(1)));
        SweepPlan plan = engine.plan();
        try (Connection host = lockRow("o-1")) {
            CompletableFuture<SweepReport> sweeping = CompletableFuture.supplyAsync(() -> engine.apply(plan));
            awaitSomebodyWaitingForALock();
            node.moveBy(Duration.ofMinutes(6));
            host.rollback();

            assertThatThrownBy(() -> sweeping.get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SweepRefusedException.class);
            assertThat(database.unerased()).isEqualTo(1);
        }
    }

    @Test
    void workersThatLeaveARunAtOnce_doNotWaitInACircle() throws Exception {
        database.orders(3, "2026-01-01T00:00:00Z");
        RetentionEngine other = shop.engine();
        SweepPlan plan = other.plan();
        shop.sink.fails = true;
        assertThatThrownBy(() -> other.apply(plan)).isInstanceOf(AuditUnavailableException.class);
        shop.sink.fails = false;
        List<CompletableFuture<SweepReport>> meanwhile = new ArrayList<>();
        // Asked by a worker that leaves, after it has given back its token.
        DataSource pausing = new PausingSource(database.source(), "SELECT COALESCE(SUM(open_records), 0)", () -> {
            meanwhile.add(CompletableFuture.supplyAsync(() -> other.apply(plan)));
            awaitSomebodyWaitingForALock();
        });

        assertThat(shop.builder(pausing).build().apply(plan).removed()).isEqualTo(3);

        assertThat(meanwhile).hasSize(1);
        assertThat(meanwhile.get(0).get(60, TimeUnit.SECONDS).removed()).isEqualTo(3);
    }

    private Connection transaction() throws SQLException {
        Connection connection = database.source().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private Connection lockRow(String id) throws SQLException {
        Connection host = database.source().getConnection();
        host.setAutoCommit(false);
        try (Statement statement = host.createStatement()) {
            boolean rows = statement.execute("SELECT 1 FROM shop_order WHERE order_id = '" + id + "' FOR UPDATE");
            assert rows;
        }
        return host;
    }

    private void awaitSomebodyWaitingForALock() {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (database.column("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty()) {
            assertThat(System.nanoTime()).as("nobody waits for a lock").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
