package dev.tacit.retention.internal;

import dev.tacit.retention.sweep.ItemState;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies an admitted plan, batch by batch, until nothing planned is left or only rows that others keep locked. All its
 * state is in the database: a killed run goes on where the last commit was, and several workers share a run. A batch is
 * claimed by the lock on its row, in the transaction that removes, so a worker that lost its connection has lost its claim
 * too; one that stood still finds its token taken when it would commit.
 *
 * <p>A batch that some of its rows keep from being removed is rolled back and gone through row by row. Thread-safe.
 */
public final class Applier {
    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

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
    private record Shift(String runId, long token, Copies copies, Pace pace, Haste haste) {}

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
            // The run before its workers, as whoever enters locks them: two that leave at once would wait in a circle.
            Optional<SweepRun> unused = runs.lock(connection, runId);
            workers.leave(connection, runId, shift.token());
            if (batches.planned(connection, runId) == 0) {
                runs.setState(connection, runId, SweepRun.State.DONE);
                workers.close(connection, runId);
            }
        });
        shreds.proceed();
    }

    /** Applies what is left of a run that was begun, and ends it: what is locked still is the next plan's. */
    public void finish(String runId) {
        apply(runId);
        setup.database().act((connection, dialect) -> runs.setState(connection, runId, SweepRun.State.DONE));
    }

    private Shift begin(String runId) {
        return setup.database().transaction((connection, dialect) -> {
            long token = workers.enter(connection, runId, setup.clock().trustedNow(connection));
            Haste haste = new Haste(dialect == Dialect.POSTGRESQL);
            return new Shift(runId, token, new Copies(setup), setup.pace(), haste);
        });
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
            shift.pace().refuseInterrupted();
            last = next(session, shift, level, last.map(SweepBatch::number).orElse(-1L));
        } while (last.isPresent() && !shift.pace().isLimited() && !setup.hasCopies());
        return last;
    }

    /** The next batch of a level with planned records; empty if there is none that others have not. */
    private record Claimed(Optional<SweepBatch> batch) {}

    private Optional<SweepBatch> next(Database.Session session, Shift shift, int level, long after) {
        try {
            if (shift.haste().isWorthwhile()) {
                Optional<Claimed> ended = erasedFirst(session, shift, level, after);
                if (ended.isPresent()) {
                    return ended.get().batch();
                }
            }
            return judgedFirst(session, shift, level, after);
        } catch (RowsRefusedException refused) {
            return oneByOne(session, shift, level, after);
        }
    }

    private Optional<SweepBatch> judgedFirst(Database.Session session, Shift shift, int level, long after) {
        Optional<SweepBatch> claimed = session.removal((connection, dialect) -> {
            workers.limitIdling(connection, dialect);
            Optional<SweepBatch> found = batches.claim(connection, dialect, shift.runId(), level, after);
            if (found.isPresent() && !setup.asksOthers(found.get())) {
                judgedFirst(connection, dialect, shift, found.get());
            }
            return found;
        });
        claimed.filter(setup::asksOthers).ifPresent(batch -> {
            shift.haste().learn(false);
            eachAlone(session, shift, batch);
        });
        return claimed;
    }

    /** Erases the next batch before it is judged, if it may be; empty if it is to be gone through anew, nothing done yet. */
    private Optional<Claimed> erasedFirst(Database.Session session, Shift shift, int level, long after) {
        try {
            return session.removalUnlessLocked((connection, dialect) -> {
                workers.limitIdlingAndWaiting(connection);
                Optional<SweepBatch> claimed = batches.claim(connection, dialect, shift.runId(), level, after);
                if (claimed.isPresent()) {
                    SweepBatch batch = claimed.get();
                    BatchRun run = new BatchRun(setup, shift.copies(), connection, dialect);
                    if (!run.mayEraseFirst(batch)) {
                        throw new RowsStayException();
                    }
                    end(connection, dialect, shift, batch, run.eraseFirst(batch));
                }
                return new Claimed(claimed);
            });
        } catch (RowsStayException stay) {
            return Optional.empty();
        }
    }

    private void judgedFirst(Connection connection, Dialect dialect, Shift shift, SweepBatch batch)
            throws SQLException {
        BatchRun run = new BatchRun(setup, shift.copies(), connection, dialect);
        BatchRun.Done done = run.run(shift.runId(), batch, batch.in(ItemState.PLANNED), RowStore.Locking.SKIP);
        end(connection, dialect, shift, batch, done);
        shift.haste().learn(done.whole() && run.mayEraseFirst(batch));
    }

    /** Goes through a batch that some of its rows keep from being removed; these fail, and the others go. */
    private Optional<SweepBatch> oneByOne(Database.Session session, Shift shift, int level, long after) {
        Optional<SweepBatch> found = session.transaction(
                (connection, dialect) -> batches.claim(connection, dialect, shift.runId(), level, after));
        found.ifPresent(batch -> eachAlone(session, shift, batch));
        return found;
    }

    private void eachAlone(Database.Session session, Shift shift, SweepBatch batch) {
        batch.in(ItemState.PLANNED)
                .forEach(position -> alone(session, shift, batch.number(), position, RowStore.Locking.SKIP));
    }

    /** Final pass: waits for each row that was locked, up to the timeout; one row a transaction. */
    private void waitFor(Shift shift, int level) {
        List<Long> left =
                setup.database().transaction((connection, dialect) -> batches.open(connection, shift.runId(), level));
        for (long number : left) {
            Optional<List<Integer>> planned = setup.database().unlessLocked((connection, dialect) -> {
                workers.fence(connection, shift.runId(), setup.clock().trustedNow(connection));
                workers.limitWaiting(connection, dialect, setup.lockTimeout());
                return batches.lock(connection, shift.runId(), number).in(ItemState.PLANNED);
            });
            for (int position : planned.orElseGet(List::of)) {
                setup.database().inSession(session -> alone(session, shift, number, position, RowStore.Locking.WAIT));
                shift.copies().settle();
            }
        }
    }

    /** Removes one record of a batch, or notes why it cannot be removed. */
    private void alone(Database.Session session, Shift shift, long number, int position, RowStore.Locking locking) {
        try {
            Optional<Boolean> unused = session.removalUnlessLocked((connection, dialect) -> {
                workers.limitWaiting(connection, dialect, setup.lockTimeout());
                SweepBatch batch = lock(connection, dialect, shift, number);
                if (batch.states().get(position) == ItemState.PLANNED) {
                    run(connection, dialect, shift, batch, List.of(position), locking);
                }
                return true;
            });
        } catch (RowsRefusedException refused) {
            if (session.transaction(
                    (connection, dialect) -> note(connection, dialect, shift, number, position, refused))) {
                LOG.atWarn()
                        .addKeyValue("run", shift.runId())
                        .addKeyValue("reason", refused.reason())
                        .log("a record that is due could not be removed");
            }
        }
    }

    /** Notes a record as failed; false if another worker was faster. */
    private boolean note(
            Connection connection,
            Dialect dialect,
            Shift shift,
            long number,
            int position,
            RowsRefusedException refused)
            throws SQLException {
        SweepBatch batch = lock(connection, dialect, shift, number);
        if (batch.states().get(position) != ItemState.PLANNED) {
            return false;
        }
        SweepBatch failed = batch.failing(Map.of(position, refused.reason()));
        Instant now = setup.clock().trustedNow(connection);
        end(connection, dialect, shift, batch, new BatchRun.Done(failed, now, false));
        return true;
    }

    private SweepBatch lock(Connection connection, Dialect dialect, Shift shift, long number) throws SQLException {
        workers.limitIdling(connection, dialect);
        return batches.lock(connection, shift.runId(), number);
    }

    private void run(
            Connection connection,
            Dialect dialect,
            Shift shift,
            SweepBatch batch,
            List<Integer> positions,
            RowStore.Locking locking)
            throws SQLException {
        BatchRun run = new BatchRun(setup, shift.copies(), connection, dialect);
        end(connection, dialect, shift, batch, run.run(shift.runId(), batch, positions, locking));
    }

    private void end(Connection connection, Dialect dialect, Shift shift, SweepBatch before, BatchRun.Done done)
            throws SQLException {
        batches.update(connection, shift.runId(), done.batch(), done.at());
        if (!done.batch().handles().equals(before.handles())) {
            batches.updateHandles(connection, shift.runId(), done.batch());
        }
        new Shreds(setup).askAnew(connection, done.batch().handlesNewly(ItemState.REMOVED, before));
        // Before the audit log is told, so that it hears of nothing that is rolled back for the token's sake.
        workers.show(connection, shift.runId(), shift.token(), done.at());
        new BatchRun(setup, shift.copies(), connection, dialect).tell(shift.runId(), before, done.batch());
    }
}
