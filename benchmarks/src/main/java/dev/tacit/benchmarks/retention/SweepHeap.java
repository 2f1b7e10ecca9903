package dev.tacit.benchmarks.retention;

import dev.tacit.retention.RetentionEngine;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a sweep keep in memory at most, from its plan to its verification? Nine rows in ten are due, on a PostgreSQL.
 * One operation is a whole sweep, during which the heap is collected again and again.
 */
@BenchmarkMode(Mode.SingleShotTime)
@State(Scope.Benchmark)
public class SweepHeap {
    @Param("10000")
    int rows;

    private OrderRows table;
    private RetentionEngine engine;

    /** What was live at most. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Live {
        /** Read by JMH. */
        public long peakBytes;
    }

    @Setup
    public void open() throws SQLException {
        table = OrderRows.in("postgresql");
        engine = table.generated(rows, rows / 10 * 9, Double.POSITIVE_INFINITY);
    }

    @TearDown
    public void close() {
        table.close();
    }

    @Benchmark
    public long tacit(Live live) throws InterruptedException {
        live.peakBytes =
                HeapPeak.during(() -> engine.verify(engine.apply(engine.plan()).runId()));
        return live.peakBytes;
    }
}
