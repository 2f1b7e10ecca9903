package dev.tacit.benchmarks.retention;

import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.sweep.SweepPlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a host feel of a sweep? One operation reads one order by its id, on a PostgreSQL, about a thousand times a
 * second: alone, beside a sweep of 2,000 rows a second that was planned before, and beside a plan at that pace.
 */
@BenchmarkMode(Mode.SampleTime)
@State(Scope.Benchmark)
public class ForegroundReads {
    private static final int ROWS_PER_SECOND = 2_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** Enough rows for the sweep, or the plan, to outlast warm-up and measurement. */
    private static final int SECONDS = 40;

    @Param("200000")
    int rows;

    private OrderRows table;
    private RetentionEngine engine;
    private Connection connection;
    private PreparedStatement select;

    @Setup
    public void open() throws SQLException {
        table = OrderRows.in("postgresql");
        engine = table.generated(rows, ROWS_PER_SECOND * SECONDS, ROWS_PER_SECOND);
        connection = table.source().getConnection();
        select = connection.prepareStatement("SELECT * FROM orders WHERE order_id = ?");
    }

    /** A sweep on a thread of its own, as long as anything is measured. */
    @State(Scope.Benchmark)
    public static class Sweep {
        private CompletableFuture<Void> running;

        @Setup
        public void start(ForegroundReads reads) throws SQLException {
            SweepPlan plan =
                    OrderEngine.over(reads.table, Double.POSITIVE_INFINITY).plan();
            running = CompletableFuture.runAsync(() -> reads.engine.apply(plan));
        }

        @TearDown(Level.Iteration)
        public void stillRuns() {
            requireRunning(running);
        }
    }

    /** A plan on a thread of its own, as long as anything is measured. */
    @State(Scope.Benchmark)
    public static class Plan {
        private CompletableFuture<SweepPlan> running;

        @Setup
        public void start(ForegroundReads reads) {
            running = CompletableFuture.supplyAsync(reads.engine::plan);
        }

        @TearDown(Level.Iteration)
        public void stillRuns() {
            requireRunning(running);
        }
    }

    private static void requireRunning(CompletableFuture<?> work) {
        if (work.isDone()) {
            throw new IllegalStateException("what ran beside the reads ended before the measurement did");
        }
    }

    /** Not measured: the time between two requests. */
    @Setup(Level.Invocation)
    public void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
        table.close();
    }

    @Benchmark
    public String alone() throws SQLException {
        return order();
    }

    @Benchmark
    public String besideSweep(Sweep sweep) throws SQLException {
        return order();
    }

    @Benchmark
    public String besidePlan(Plan plan) throws SQLException {
        return order();
    }

    private String order() throws SQLException {
        select.setString(1, OrderRows.id(ThreadLocalRandom.current().nextInt(rows)));
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("an order is not there");
            }
            return row.getString("total");
        }
    }
}
