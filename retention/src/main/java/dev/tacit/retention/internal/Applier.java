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
 * too; one that stood still finds its token taken when it would commit. Thread-safe.
 */
public final class Applier {
    private final EngineSetup setup;
    private final RunTable runs;
    private final BatchTable batches = new BatchTable();
    private final Workers workers;

    public Applier(EngineSetup setup) {
        this.setup = setup;
        this.runs = new RunTable(setup.tenant());
        this.workers = new Workers(setup.lease());
    }

    /** One worker's part in one run: its token, and the copies that it settles. */
    private record Shift(String runId, long token, Copies copies, Pace pace) {}

    /** Applies what is left of the run: children first, then what they belong to. */
    public void apply(String runId) {
        Shreds shreds = new Shreds(setup);
        shreds.proceed();
        Shift shift = begin(runId);
        shift.copies().settle();
        for (int level = 0; level < setup.levels(); level++) {
            passOver(shift, level);
            waitFor(shift, level);
        }
        setup.database().act((connection, dialect) -> {
            workers.leave(connection, runId, shift.token());
            if (batches.planned(connection, runId) == 0) {
                runs.setState(connection, runId, SweepRun.State.DONE);
                workers.close(connection, runId);
            }
        });
        shreds.proceed();
    }

    private Shift begin(String runId) {
        long token = setup.database()
                .transaction((connection, dialect) ->
                        workers.enter(connection, runId, setup.clock().trustedNow(connection)));
        return new Shift(runId, token, new Copies(setup), setup.pace().begin());
    }

    /** First pass: batches and rows that others have locked are left for later. */
    private void passOver(Shift shift, int level) {
        Optional<SweepBatch> last = Optional.empty();
        do {
            Optional<SweepBatch> before = last;
            last = setup.database().session(session -> passOver(session, shift, level, before));
            shift.copies().settle();
            last.ifPresent(batch -> shift.pace().spend(batch.ids().size()));
        } while (last.isPresent());
    }

    /** A worker that has to wait, or to erase copies, between two batches does so without a connection. */
    private Optional<SweepBatch> passOver(
            Database.Session session, Shift shift, int level, Optional<SweepBatch> before) {
        Optional<SweepBatch> last = before;
        do {
            long after = last.map(SweepBatch::number).orElse(-1L);
            last = session.transaction((connection, dialect) -> {
                workers.limitIdling(connection, dialect);
                Optional<SweepBatch> claimed = batches.claim(connection, dialect, shift.runId(), level, after);
                if (claimed.isPresent()) {
                    List<Integer> planned = claimed.get().in(ItemState.PLANNED);
                    run(connection, dialect, shift, claimed.get(), planned, RowStore.Locking.SKIP);
                }
                return claimed;
            });
        } while (last.isPresent() && !shift.pace().isLimited() && !setup.hasCopies());
        return last;
    }

    /** Final pass: waits for each row that was locked, up to the timeout; one row a transaction. */
    private void waitFor(Shift shift, int level) {
        List<Long> left =
                setup.database().transaction((connection, dialect) -> batches.open(connection, shift.runId(), level));
        for (long number : left) {
            Optional<List<Integer>> planned = setup.database().unlessLocked((connection, dialect) -> {
                workers.fence(connection, shift.runId(), setup.clock().trustedNow(connection));
                limitWaiting(connection, dialect);
                return batches.lock(connection, shift.runId(), number).in(ItemState.PLANNED);
            });
            planned.orElseGet(List::of).forEach(position -> waitFor(shift, number, position));
        }
    }

    private void waitFor(Shift shift, long number, int position) {
        Optional<Boolean> unused = setup.database().unlessLocked((connection, dialect) -> {
            workers.limitIdling(connection, dialect);
            limitWaiting(connection, dialect);
            SweepBatch batch = batches.lock(connection, shift.runId(), number);
            if (batch.states().get(position) == ItemState.PLANNED) {
                run(connection, dialect, shift, batch, List.of(position), RowStore.Locking.WAIT);
            }
            return true;
        });
        shift.copies().settle();
    }

    private void run(
            Connection connection,
            Dialect dialect,
            Shift shift,
            SweepBatch batch,
            List<Integer> positions,
            RowStore.Locking locking)
            throws SQLException {
        BatchRun run = new BatchRun(
                setup, shift.copies(), connection, dialect, setup.clock().trustedNow(connection));
        SweepBatch done = run.run(shift.runId(), batch, positions, locking);
        batches.update(connection, shift.runId(), done, run.now());
        // Before the audit log is told, so that it hears of nothing that is rolled back for the token's sake.
        workers.show(connection, shift.runId(), shift.token(), run.now());
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
