package dev.tacit.retention.internal;

import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of sweeps. Thread-safe. */
final class RunTable {
    private final Tenant tenant;

    RunTable(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Adds a run whose plan is about to be written. */
    void begin(Connection connection, String runId, Instant asOf, String policyHash) throws SQLException {
        String sql = "INSERT INTO tacit_sweep_run (run_id, tenant, as_of, policy_hash, state, planned, table_rows)"
                + " VALUES (?, ?, ?, ?, 'PLANNING', 0, 0)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, runId);
            insert.setString(2, tenant.id());
            insert.setObject(3, Instants.column(asOf));
            insert.setString(4, policyHash);
            requireOne(insert.executeUpdate());
        }
    }

    /** Notes that the plan is complete, as the latest of the tenant's. */
    void planned(
            Connection connection, String runId, String planHash, long planned, long tableRows, PlanSummary summary)
            throws SQLException {
        String sql = "UPDATE tacit_sweep_run SET state = 'PLANNED', plan_hash = ?, planned = ?, table_rows = ?,"
                + " summary = ?, plan_no = (SELECT COALESCE(MAX(plan_no), 0) + 1 FROM tacit_sweep_run WHERE tenant = ?)"
                + " WHERE run_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, planHash);
            update.setLong(2, planned);
            update.setLong(3, tableRows);
            update.setString(4, summary.text());
            update.setString(5, tenant.id());
            update.setString(6, runId);
            requireOne(update.executeUpdate());
        }
    }

    void setState(Connection connection, String runId, SweepRun.State state) throws SQLException {
        String sql = "UPDATE tacit_sweep_run SET state = ? WHERE run_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, state.name());
            update.setString(2, runId);
            requireOne(update.executeUpdate());
        }
    }

    void release(Connection connection, String runId, Actor by) throws SQLException {
        String sql = "UPDATE tacit_sweep_run SET released_by = ? WHERE run_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, Actors.text(by));
            update.setString(2, runId);
            requireOne(update.executeUpdate());
        }
    }

    /** Returns the run if its plan is complete, locked until the transaction ends. */
    Optional<SweepRun> lock(Connection connection, String runId) throws SQLException {
        return select(connection, " AND run_id = ? FOR UPDATE", runId);
    }

    /** Returns the run if its plan is complete. */
    Optional<SweepRun> read(Connection connection, String runId) throws SQLException {
        return select(connection, " AND run_id = ?", runId);
    }

    /** Returns the complete plan before this one, by the same policies. Of two made at once, the ids decide. */
    Optional<SweepRun> before(Connection connection, SweepRun run) throws SQLException {
        return select(
                connection,
                " AND policy_hash = ? AND (plan_no < ? OR (plan_no = ? AND run_id < ?))"
                        + " ORDER BY plan_no DESC, run_id DESC FETCH FIRST 1 ROW ONLY",
                run.policyHash(),
                run.number(),
                run.number(),
                run.id());
    }

    /** Returns the runs that were begun by these policies and did not end; the oldest first. */
    List<SweepRun> running(Connection connection, String policyHash) throws SQLException {
        return selectAll(connection, " AND state = 'RUNNING' AND policy_hash = ? ORDER BY plan_no, run_id", policyHash);
    }

    /** Returns the runs that these policies planned, a person released and nobody began; the oldest first. */
    List<SweepRun> released(Connection connection, String policyHash) throws SQLException {
        return selectAll(
                connection,
                " AND state = 'PLANNED' AND released_by IS NOT NULL AND policy_hash = ? ORDER BY plan_no, run_id",
                policyHash);
    }

    /** Returns the ids of runs that were begun, and did so by these policies or have a worker that was seen since. */
    List<String> mayGoOn(Connection connection, String policyHash, Instant seenSince) throws SQLException {
        String sql = "SELECT run_id FROM tacit_sweep_run r WHERE tenant = ? AND state = 'RUNNING' AND (policy_hash = ?"
                + " OR EXISTS (SELECT 1 FROM tacit_sweep_worker w WHERE w.run_id = r.run_id AND w.seen_at >= ?))";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.id());
            select.setString(2, policyHash);
            select.setObject(3, Instants.column(seenSince));
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }

    private Optional<SweepRun> select(Connection connection, String condition, Object... parameters)
            throws SQLException {
        return selectAll(connection, condition, parameters).stream().findFirst();
    }

    private List<SweepRun> selectAll(Connection connection, String condition, Object... parameters)
            throws SQLException {
        String sql = "SELECT run_id, as_of, policy_hash, plan_hash, state, planned, table_rows, released_by, plan_no,"
                + " summary FROM tacit_sweep_run WHERE tenant = ? AND state <> 'PLANNING' AND summary IS NOT NULL"
                + condition;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.id());
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 2, parameters[i]);
            }
            List<SweepRun> runs = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    runs.add(run(rows));
                }
            }
            return runs;
        }
    }

    /** Forgets plans that were made before an instant and never applied, with their items. */
    void forgetPlansBefore(Connection connection, Instant before) throws SQLException {
        String stale = " WHERE tenant = ? AND state IN ('PLANNING', 'PLANNED') AND as_of < ?";
        forget(
                connection,
                "DELETE FROM tacit_sweep_batch WHERE run_id IN (SELECT run_id FROM tacit_sweep_run" + stale + ")",
                before);
        forget(connection, "DELETE FROM tacit_sweep_run" + stale, before);
    }

    private void forget(Connection connection, String sql, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, tenant.id());
            delete.setObject(2, Instants.column(before));
            delete.executeUpdate();
        }
    }

    private static SweepRun run(ResultSet row) throws SQLException {
        return new SweepRun(
                row.getString(1),
                Instants.read(row, 2).orElseThrow(),
                row.getString(3),
                row.getString(4),
                SweepRun.State.valueOf(row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                Optional.ofNullable(row.getString(8)),
                row.getLong(9),
                PlanSummary.parse(row.getString(10)));
    }

    private static void requireOne(int rows) throws SQLException {
        if (rows != 1) {
            throw new SQLException("one row was expected to change");
        }
    }
}
