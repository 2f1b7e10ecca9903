package dev.tacit.benchmarks.retention;

import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
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
 * What does a sweep cost that erases the fields of nine rows in ten, beside the batched SQL that one would write by hand?
 * Ours plans, writes the plan down, looks at holds and clocks again under the row locks, tells an audit sink (one that
 * forgets) of each removal, and can resume. One operation is a whole sweep.
 */
@BenchmarkMode(Mode.SingleShotTime)
@State(Scope.Benchmark)
public class SweepOrders {
    @Param({"h2", "postgresql"})
    String database;

    @Param("5000")
    int rows;

    private OrderRows table;
    private RetentionEngine engine;
    private HandWrittenSweep byHand;

    @Setup
    public void open() throws SQLException {
        table = OrderRows.in(database);
        table.fill(10);
        byHand = new HandWrittenSweep(table.source());
        engine = OrderEngine.over(table, Double.POSITIVE_INFINITY);
    }

    private void fill() throws SQLException {
        table.fill(rows);
        table.index(engine);
    }

    /** Fills the table anew for each sweep. */
    @State(Scope.Benchmark)
    public static class Filled {
        @Setup(Level.Iteration)
        public void fill(SweepOrders sweep) throws SQLException {
            sweep.fill();
        }
    }

    /** A plan made before the clock starts. */
    @State(Scope.Benchmark)
    public static class Planned {
        private SweepPlan plan;

        @Setup(Level.Iteration)
        public void plan(SweepOrders sweep) throws SQLException {
            sweep.fill();
            plan = sweep.engine.plan();
        }
    }

    @TearDown
    public void close() {
        table.close();
    }

    @Benchmark
    public int limit(Filled filled) throws SQLException {
        return byHand.run(Instant.parse("2025-06-01T00:00:00Z").atOffset(ZoneOffset.UTC));
    }

    @Benchmark
    public SweepReport tacit(Filled filled) {
        return engine.apply(engine.plan());
    }

    @Benchmark
    public SweepReport tacitApply(Planned planned) {
        return engine.apply(planned.plan);
    }
}
