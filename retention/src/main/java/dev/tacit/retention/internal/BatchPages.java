package dev.tacit.retention.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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
        long after = -1;
        List<SweepBatch> page;
        do {
            long from = after;
            page = setup.database().transaction((connection, dialect) -> {
                List<SweepBatch> found = batches.page(connection, runId, from, PAGE_BATCHES);
                for (SweepBatch batch : found) {
                    visitor.visit(connection, batch);
                }
                return found;
            });
            after = page.isEmpty() ? after : page.get(page.size() - 1).number();
        } while (page.size() == PAGE_BATCHES);
    }
}
