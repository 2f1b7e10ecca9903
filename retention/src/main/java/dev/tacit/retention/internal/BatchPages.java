package dev.tacit.retention.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Goes through a run's batches in their order, some at a time, each page in a transaction of its own. Thread-safe. */
final class BatchPages {
    private static final int PAGE_BATCHES = 20;

    private final EngineSetup setup;
    private final BatchTable batches = new BatchTable();

    BatchPages(EngineSetup setup) {
        this.setup = setup;
    }

    /** Takes one batch, within a transaction. */
    @FunctionalInterface
    interface Visitor {
        void visit(Connection connection, SweepBatch batch) throws SQLException;
    }

    void each(String runId, Visitor visitor) {
        pages((connection, after) -> {
            List<SweepBatch> page = batches.page(connection, runId, after, PAGE_BATCHES);
            for (SweepBatch batch : page) {
                visitor.visit(connection, batch);
            }
            return page.stream().map(SweepBatch::number).toList();
        });
    }

    /** Goes through what became of each batch, without its records. */
    void outcomes(String runId, Consumer<BatchOutcome> visitor) {
        pages((connection, after) -> {
            List<BatchOutcome> page = batches.outcomes(connection, runId, after, PAGE_BATCHES);
            page.forEach(visitor);
            return page.stream().map(BatchOutcome::number).toList();
        });
    }

    /** Reads the page after a number, and returns the numbers of its batches. */
    @FunctionalInterface
    private interface Page {
        List<Long> after(Connection connection, long number) throws SQLException;
    }

    private void pages(Page reader) {
        List<Long> page = List.of(-1L);
        do {
            long after = page.get(page.size() - 1);
            page = setup.database().transaction((connection, dialect) -> reader.after(connection, after));
        } while (page.size() == PAGE_BATCHES);
    }
}
