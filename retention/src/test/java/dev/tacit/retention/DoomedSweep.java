package dev.tacit.retention;

import dev.tacit.event.AuditSink;
import dev.tacit.retention.sweep.SweepPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** A process of its own that comes to one act of one phase of a sweep, says so, and waits there to be killed. */
final class DoomedSweep {
    static final String THERE = "there";

    /** What the process does when it is killed. */
    enum Phase {
        PLAN,
        APPLY,
        VERIFY
    }

    /** Takes the database's URL, the phase, how many acts come first, the run's id and the plan's hashes. */
    public static void main(String[] args) {
        TestDatabase database = TestDatabase.at(args[0]);
        DyingSource source = new DyingSource(
                database.source(),
                Integer.parseInt(args[2]),
                DyingSource.Last.DONE_BUT_NOT_ACKNOWLEDGED,
                DoomedSweep::waitThere);
        RetentionEngine engine = new Shop(database)
                .builder(source)
                .batchSize(2)
                .auditSink(AuditSink.discardAll())
                .build();
        SweepPlan plan = new SweepPlan(args[3], Instant.EPOCH, args[4], args[5], 0, List.of(), List.of());
        Object unused = switch (Phase.valueOf(args[1])) {
            case PLAN -> engine.plan();
            case APPLY -> engine.apply(plan);
            case VERIFY -> engine.verify(plan.runId());
        };
    }

    private static void waitThere() {
        System.out.println(THERE);
        try {
            int unused = System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DoomedSweep() {}
}
