package dev.tacit.retention.internal;

import dev.tacit.retention.sweep.GuardLimit;
import dev.tacit.retention.sweep.MassDeleteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the mass-delete guard makes of a plan at an instant. The diff shows it, and admission goes by it.
 *
 * @param exceeded the limits that the plan exceeds
 * @param within24Hours how many records go within a day, this plan's and those of running sweeps included
 */
record GuardFindings(Set<GuardLimit> exceeded, long within24Hours) {
    private static final Duration DAY = Duration.ofHours(24);

    static GuardFindings of(EngineSetup setup, Connection connection, SweepRun run, Instant now) throws SQLException {
        MassDeleteGuard guard = setup.guard();
        long others = new BatchTable().removedOrClaimedSince(connection, setup.tenant(), now.minus(DAY));
        long today = run.state() == SweepRun.State.PLANNED ? others + run.planned() : others;
        Set<GuardLimit> exceeded = EnumSet.noneOf(GuardLimit.class);
        if (run.planned() > guard.maxRecords()) {
            exceeded.add(GuardLimit.RECORDS);
        }
        if (run.planned() * 100.0 > guard.maxPercent() * run.tableRows()) {
            exceeded.add(GuardLimit.PERCENT);
        }
        if (today > guard.maxRecordsPerDay()) {
            exceeded.add(GuardLimit.RECORDS_PER_DAY);
        }
        return new GuardFindings(exceeded, today);
    }
}
