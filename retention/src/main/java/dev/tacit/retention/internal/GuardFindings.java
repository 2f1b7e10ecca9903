package dev.tacit.retention.internal;

import dev.tacit.retention.sweep.GuardLimit;
import dev.tacit.retention.sweep.MassDeleteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

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
        if (today > guard.percentFrom() && exceedsPercent(guard, run)) {
            exceeded.add(GuardLimit.PERCENT);
        }
        if (today > guard.maxRecordsPerDay()) {
            exceeded.add(GuardLimit.RECORDS_PER_DAY);
        }
        return new GuardFindings(exceeded, today);
    }

    /** Returns the limits that are exceeded, for people. */
    String limits(MassDeleteGuard guard) {
        return exceeded.stream()
                .map(limit -> switch (limit) {
                    case RECORDS -> "at most " + guard.maxRecords() + " records at once";
                    case PERCENT -> "at most " + guard.maxPercent() + " percent of the rows of a table";
                    case RECORDS_PER_DAY -> "at most " + guard.maxRecordsPerDay() + " records within 24 hours";
                })
                .collect(Collectors.joining("; "));
    }

    private static boolean exceedsPercent(MassDeleteGuard guard, SweepRun run) {
        return exceedsPercent(guard, run.planned(), run.tableRows())
                || run.summary().tables().values().stream()
                        .anyMatch(table -> exceedsPercent(guard, table.planned(), table.rows()));
    }

    private static boolean exceedsPercent(MassDeleteGuard guard, long planned, long rows) {
        return planned * 100.0 > guard.maxPercent() * rows;
    }
}
