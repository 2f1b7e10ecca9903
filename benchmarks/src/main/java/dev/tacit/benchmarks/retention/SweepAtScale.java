package dev.tacit.benchmarks.retention;

import dev.tacit.SubjectHandle;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditSink;
import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.MassDeleteGuard;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.schema.Schemas;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Measures sweeps of many orders on a real PostgreSQL: planning by rows and by rows due, the whole sweep beside hand-written
 * SQL, a foreground beside a limited sweep, and the heap. Each figure is of one run; the arguments pick the questions
 * ({@code plan sweep foreground heap}), all by default, and a number sets the rows.
 */
public final class SweepAtScale {
    private static final OffsetDateTime DUE_BEFORE = OffsetDateTime.parse("2025-06-01T00:00:00Z");
    private static final int READINGS = 5_000;
    private static final int FOREGROUND_ROWS_PER_SECOND = 2_000;

    private final OrderRows table;
    private final int rows;

    private SweepAtScale(OrderRows table, int rows) {
        this.table = table;
        this.rows = rows;
    }

    public static void main(String[] args) throws Exception {
        int rows = 1_000_000;
        String questions = String.join(" ", args);
        for (String arg : args) {
            rows = arg.chars().allMatch(Character::isDigit) ? Integer.parseInt(arg) : rows;
        }
        boolean all = !questions.matches(".*[a-z].*");
        try (OrderRows table = OrderRows.in("postgresql")) {
            SweepAtScale scale = new SweepAtScale(table, rows);
            if (all || questions.contains("plan")) {
                scale.plan();
            }
            if (all || questions.contains("sweep")) {
                scale.sweep();
            }
            if (all || questions.contains("foreground")) {
                scale.foreground();
            }
            if (all || questions.contains("heap")) {
                scale.heap();
            }
        }
    }

    private void plan() throws SQLException {
        int due = rows / 100;
        plan(rows / 10, due);
        plan(rows, due);
        plan(rows, due * 10);
    }

    private void plan(int size, int due) throws SQLException {
        RetentionEngine engine = filled(size, due, Double.POSITIVE_INFINITY);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            SweepPlan plan = engine.plan();
            best = Math.min(best, System.nanoTime() - start);
            if (plan.records() != due) {
                throw new IllegalStateException("the plan is not what is due");
            }
        }
        say("plan: %,d rows, %,d due: %,d ms (best of 3)", size, due, best / 1_000_000);
    }

    private void sweep() throws SQLException {
        int due = rows / 10 * 9;
        double[] ours = new double[2];
        double[] byHand = new double[2];
        for (int i = 0; i < 2; i++) {
            RetentionEngine engine = filled(rows, due, Double.POSITIVE_INFINITY);
            long start = System.nanoTime();
            int cleared = new HandWrittenSweep(table.source()).run(DUE_BEFORE);
            byHand[i] = perSecond(cleared, start);
            engine = filled(rows, due, Double.POSITIVE_INFINITY);
            start = System.nanoTime();
            SweepPlan plan = engine.plan();
            long planned = System.nanoTime();
            ours[i] = perSecond(engine.apply(plan).removed(), start);
            say(
                    "sweep: %,d of %,d rows: by hand %,.0f rows/s, Tacit plan and apply %,.0f rows/s (%.2f×), apply alone"
                            + " %,.0f rows/s (%.2f×)",
                    due,
                    rows,
                    byHand[i],
                    ours[i],
                    ours[i] / byHand[i],
                    perSecond(due, planned),
                    perSecond(due, planned) / byHand[i]);
        }
    }

    private void foreground() throws SQLException {
        RetentionEngine engine = filled(rows, rows / 10, FOREGROUND_ROWS_PER_SECOND);
        PointReads reads = new PointReads(table.source(), rows);
        long warm = reads.p99Nanos(READINGS);
        long alone = reads.p99Nanos(READINGS);
        SweepPlan plan = engine.plan();
        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(() -> engine.apply(plan));
        long beside = reads.p99Nanos(READINGS);
        boolean ran = !sweeping.isDone();
        say(
                "foreground: p99 of point reads %,d µs alone (first %,d), %,d µs beside a sweep of %,d rows/s (%.2f×),"
                        + " still sweeping: %s",
                alone / 1000, warm / 1000, beside / 1000, FOREGROUND_ROWS_PER_SECOND, (double) beside / alone, ran);
        System.out.flush();
    }

    private void heap() throws SQLException, InterruptedException {
        long small = heap(rows / 10);
        long large = heap(rows);
        say(
                "heap: peak after GC %,d KiB at %,d rows, %,d KiB at %,d rows (%.2f×)",
                small >> 10, rows / 10, large >> 10, rows, (double) large / small);
    }

    private long heap(int size) throws SQLException, InterruptedException {
        RetentionEngine engine = filled(size, size / 10 * 9, Double.POSITIVE_INFINITY);
        return HeapPeak.during(() -> engine.verify(engine.apply(engine.plan()).runId()));
    }

    private static double perSecond(long count, long start) {
        return count * 1e9 / (System.nanoTime() - start);
    }

    private RetentionEngine filled(int size, int due, double rowsPerSecond) throws SQLException {
        table.generate(size, due);
        RetentionEngine engine = RetentionEngine.builder()
                .dataSource(table.source())
                .table(Schemas.annotated().of(SweptOrder.class), OrderRows.mapping())
                .policies(RetentionPolicies.pack("amazon-dpp-merchant"))
                .subjectHandles((tenant, subject) -> SubjectHandle.of(ByteBuffer.allocate(SubjectHandle.SIZE_BYTES)
                        .putInt(subject.id().hashCode())
                        .array()))
                .auditSink(AuditSink.discardAll())
                .actor(Actor.service("retention-sweep"))
                .guard(new MassDeleteGuard(Long.MAX_VALUE, 100, Long.MAX_VALUE))
                .maxRowsPerSecond(rowsPerSecond)
                .build();
        engine.createTables();
        for (String index : engine.indexStatements()) {
            table.execute(index);
        }
        table.execute("TRUNCATE tacit_sweep_batch, tacit_sweep_run");
        table.execute("VACUUM ANALYZE orders");
        return engine;
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
