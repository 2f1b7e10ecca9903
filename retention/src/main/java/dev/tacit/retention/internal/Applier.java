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
 * state is in the database: a killed run goes on where the last commit was, and several workers share a run. A batch is
 * claimed by the lock on its row, in the transaction that removes, so a worker that lost its connection has lost its claim
 * too, and none can act on a claim that another took over. Thread-safe.
 */
public final class Applier {
    private final EngineSetup setup;
    private final RunTable runs;
    private final BatchTable batches = new BatchTable();

    public Applier(EngineSetup setup) {
        this.setup = setup;
        this.runs = new RunTable(setup.tenant());
    }

    /** Applies what is left of the run: children first, then what they belong to. */
    public void apply(String runId) {
        Pace pace = setup.pace().begin();
        Shreds shreds = new Shreds(setup);
        shreds.proceed();
        for (int level = 0; level < setup.levels(); level++) {
            passOver(runId, level, pace);
            waitFor(runId, level);
        }
        setup.database().act((connection, dialect) -> {
            if (batches.planned(connection, runId) == 0) {
                runs.setState(connection, runId, SweepRun.State.DONE);
            }
        });
        shreds.proceed();
    }

    /** First pass: batches and rows that others have locked are left for later. */
    private void passOver(String runId, int level, Pace pace) {
        Optional<SweepBatch> last = Optional.empty();
        do {
            Optional<SweepBatch> before = last;
            last = setup.database().session(session -> passOver(session, runId, level, pace, before));
            last.ifPresent(batch -> pace.spend(batch.ids().size()));
        } while (last.isPresent());
    }

    /** A worker that may not hurry gives its connection back after each batch, and waits without one. */
    private Optional<SweepBatch> passOver(
            Database.Session session, String runId, int level, Pace pace, Optional<SweepBatch> before) {
        Optional<SweepBatch> last = before;
        do {
            long after = last.map(SweepBatch::number).orElse(-1L);
            last = session.transaction((connection, dialect) -> {
                Optional<SweepBatch> claimed = batches.claim(connection, dialect, runId, level, after);
                if (claimed.isPresent()) {
                    run(
                            connection,
                            dialect,
                            runId,
                            claimed.get(),
                            claimed.get().in(ItemState.PLANNED),
                            RowStore.Locking.SKIP);
                }
                return claimed;
            });
        } while (last.isPresent() && !pace.isLimited());
        return last;
    }

    /** Final pass: waits for each row that was locked, up to the timeout; one row a transaction. */
    private void waitFor(String runId, int level) {
        List<Long> left = setup.database().transaction((connection, dialect) -> batches.open(connection, runId, level));
        for (long number : left) {
            Optional<List<Integer>> planned = setup.database().unlessLocked((connection, dialect) -> {
                limitWaiting(connection, dialect);
                return batches.lock(connection, runId, number).in(ItemState.PLANNED);
            });
            planned.orElseGet(List::of).forEach(position -> waitFor(runId, number, position));
        }
    }

    private void waitFor(String runId, long number, int position) {
        Optional<Boolean> unused = setup.database().unlessLocked((connection, dialect) -> {
            limitWaiting(connection, dialect);
            SweepBatch batch = batches.lock(connection, runId, number);
            if (batch.states().get(position) == ItemState.PLANNED) {
                run(connection, dialect, runId, batch, List.of(position), RowStore.Locking.WAIT);
            }
            return true;
        });
    }

    private void run(
            Connection connection,
            Dialect dialect,
            String runId,
            SweepBatch batch,
            List<Integer> positions,
            RowStore.Locking locking)
            throws SQLException {
        BatchRun run = new BatchRun(setup, connection, dialect, setup.clock().trustedNow(connection));
        SweepBatch done = run.run(batch, positions, locking);
        batches.update(connection, runId, done, run.now());
        run.tell(batch, done);
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
