package dev.tacit.retention.internal;

import dev.tacit.retention.sweep.ItemState;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Applies an admitted plan, batch by batch, until nothing planned is left or only rows that others keep locked. All its
 * state is in the database: a killed run goes on where the last commit was, and several workers share a run. Thread-safe.
 */
public final class Applier {
    private final EngineSetup setup;
    private final RunTable runs;
    private final ItemTable items = new ItemTable();

    public Applier(EngineSetup setup) {
        this.setup = setup;
        this.runs = new RunTable(setup.tenant());
    }

    /** Applies what is left of the run. */
    public void apply(String runId) {
        passOver(runId);
        waitFor(runId);
        setup.database().act((connection, dialect) -> {
            if (items.count(connection, runId, ItemState.PLANNED) == 0) {
                runs.setState(connection, runId, SweepRun.State.DONE);
            }
        });
    }

    /** First pass: items and rows that others have locked are left for later. */
    private void passOver(String runId) {
        Optional<Long> last = Optional.of(-1L);
        while (last.isPresent()) {
            long after = last.get();
            last = setup.database().transaction((connection, dialect) -> {
                List<SweepItem> claimed = items.claim(connection, dialect, runId, after, setup.batchSize());
                run(connection, dialect, runId, claimed, RowStore.Locking.SKIP);
                return claimed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(claimed.get(claimed.size() - 1).number());
            });
        }
    }

    /** Final pass: waits for each row that was locked, up to the timeout; one row a transaction. */
    private void waitFor(String runId) {
        List<Long> left = setup.database().transaction((connection, dialect) -> items.planned(connection, runId));
        for (long number : left) {
            setup.database().unlessLocked((connection, dialect) -> {
                limitWaiting(connection, dialect);
                run(connection, dialect, runId, items.claim(connection, runId, number), RowStore.Locking.WAIT);
                return true;
            });
        }
    }

    private void run(
            Connection connection, Dialect dialect, String runId, List<SweepItem> claimed, RowStore.Locking locking)
            throws SQLException {
        if (!claimed.isEmpty()) {
            new Batch(setup, connection, dialect, runId, setup.clock().trustedNow(connection)).run(claimed, locking);
        }
    }

    private void limitWaiting(Connection connection, Dialect dialect) throws SQLException {
        long millis = setup.lockTimeout().toMillis();
        String sql = dialect == Dialect.POSTGRESQL
                ? "SET LOCAL lock_timeout = '" + millis + "ms'"
                : "SET LOCK_TIMEOUT " + millis;
        try (PreparedStatement set = connection.prepareStatement(sql)) {
            set.execute();
        }
    }
}
