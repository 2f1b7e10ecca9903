package dev.tacit.benchmarks.retention;

import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.sweep.SweepPlan;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a plan cost when the table grows and what is due does not? On a PostgreSQL, with the index that the engine
 * asks for. One operation plans all that is due, and writes the plan down.
 */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class PlanOrders {
    @Param("10000")
    int rows;

    @Param("1000")
    int due;

    private OrderRows table;
    private RetentionEngine engine;

    @Setup
    public void open() throws SQLException {
        table = OrderRows.in("postgresql");
        engine = table.generated(rows, due, Double.POSITIVE_INFINITY);
    }

    @TearDown
    public void close() {
        table.close();
    }

    @Benchmark
    public SweepPlan tacit() {
        return engine.plan();
    }
}
