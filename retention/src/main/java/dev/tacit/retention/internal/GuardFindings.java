package dev.tacit.retention.internal;

import dev.tacit.retention.sweep.GuardLimit;
import dev.tacit.retention.sweep.MassDeleteGuard;
import java.sql.Connection;
import java.sql.SQLException;
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
    static GuardFindings of(EngineSetup setup, Connection connection, SweepRun run, Instant now) throws SQLException {
        MassDeleteGuard guard = setup.guard();
        long today = new RollingDay(setup, connection).count(run, now);
        Set<GuardLimit> exceeded = EnumSet.noneOf(GuardLimit.class);
        if (run.planned() > guard.maxRecords()) {
            exceeded.add(GuardLimit.RECORDS);
        }
        if (exceedsPercent(guard, run.planned(), run.tableRows())
                || run.summary().tables().values().stream()
                        .anyMatch(table -> exceedsPercent(guard, table.planned(), table.rows()))) {
            exceeded.add(GuardLimit.PERCENT);
        }
        if (today > guard.maxRecordsPerDay()) {
            exceeded.add(GuardLimit.RECORDS_PER_DAY);
        }
        return new GuardFindings(exceeded, today);
    }

    private static boolean exceedsPercent(MassDeleteGuard guard, long planned, long rows) {
        return planned * 100.0 > guard.maxPercent() * rows;
    }
}
