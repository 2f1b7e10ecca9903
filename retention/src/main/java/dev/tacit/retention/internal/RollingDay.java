package dev.tacit.retention.internal;

import dev.tacit.retention.sweep.ItemState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts what goes within a day: what sweeps removed, and what this one and those that were begun will remove. A record that
 * several of them have counts once, since it goes once: a sweep that died leaves its records to the next plan too.
 *
 * <p>A sweep that was begun by other policies counts only while one of its workers lives: no other can go on with it.
 */
final class RollingDay {
    private static final Duration DAY = Duration.ofHours(24);
    private static final int PAGE_BATCHES = 20;

    /** Records are told apart share by share, each of at most some ten thousand, so memory does not grow with plans. */
    private static final long SHARE = 50_000;

    private final EngineSetup setup;
    private final Connection connection;
    private final BatchTable batches = new BatchTable();

    RollingDay(EngineSetup setup, Connection connection) {
        this.setup = setup;
        this.connection = connection;
    }

    /** Returns how many records go within the day that ends at an instant, this run's included. */
    long count(SweepRun run, Instant now) throws SQLException {
        long removed = batches.removedSince(connection, setup.tenant(), now.minus(DAY));
        long own = run.state() == SweepRun.State.DONE ? 0 : batches.planned(connection, run.id());
        List<String> others = new RunTable(setup.tenant())
                .mayGoOn(connection, setup.policyHash(), now.minus(setup.lease())).stream()
                        .filter(id -> !id.equals(run.id()))
                        .toList();
        long claimed = 0;
        for (String other : others) {
            claimed += batches.planned(connection, other);
        }
        if (claimed == 0 || own == 0) {
            return removed + claimed + own;
        }
        return removed
                + distinct(Stream.concat(others.stream(), Stream.of(run.id())).toList(), claimed + own);
    }

    private long distinct(List<String> runs, long records) throws SQLException {
        int shares = (int) (records / SHARE) + 1;
        long distinct = 0;
        for (int share = 0; share < shares; share++) {
            Set<String> found = new HashSet<>();
            for (String run : runs) {
                gather(run, share, shares, found);
            }
            distinct += found.size();
        }
        return distinct;
    }

    private void gather(String run, int share, int shares, Set<String> found) throws SQLException {
        long after = -1;
        List<SweepBatch> page;
        do {
            page = batches.openPage(connection, run, after, PAGE_BATCHES);
            for (SweepBatch batch : page) {
                for (int position : batch.in(ItemState.PLANNED)) {
                    String record = batch.recordName() + "\n" + batch.ids().get(position);
                    if (Math.floorMod(record.hashCode(), shares) == share) {
                        found.add(record);
                    }
                }
                after = batch.number();
            }
        } while (page.size() == PAGE_BATCHES);
    }
}
