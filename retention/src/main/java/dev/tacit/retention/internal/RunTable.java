package dev.tacit.retention.internal;

import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    /** Notes that the plan is complete. */
    void planned(Connection connection, String runId, String planHash, long planned, long tableRows)
            throws SQLException {
        String sql = "UPDATE tacit_sweep_run SET state = 'PLANNED', plan_hash = ?, planned = ?, table_rows = ?"
                + " WHERE run_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, planHash);
            update.setLong(2, planned);
            update.setLong(3, tableRows);
            update.setString(4, runId);
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
        String sql = "SELECT as_of, policy_hash, plan_hash, state, planned, table_rows, released_by"
                + " FROM tacit_sweep_run WHERE run_id = ? AND tenant = ? AND state <> 'PLANNING' FOR UPDATE";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setString(2, tenant.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(run(runId, row)) : Optional.empty();
            }
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

    private static SweepRun run(String runId, ResultSet row) throws SQLException {
        return new SweepRun(
                runId,
                Instants.read(row, 1).orElseThrow(),
                row.getString(2),
                row.getString(3),
                SweepRun.State.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                Optional.ofNullable(row.getString(7)));
    }

    private static void requireOne(int rows) throws SQLException {
        if (rows != 1) {
            throw new SQLException("one row was expected to change");
        }
    }
}
