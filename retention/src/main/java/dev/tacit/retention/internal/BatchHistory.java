package dev.tacit.retention.internal;

import dev.tacit.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Asks batches of whatever run what sweeps did, until the host clears old runs. Stateless and thread-safe. */
final class BatchHistory {
    /** Visits the tenant's batches, of whatever run, in which records of a kind failed; the earliest first. */
    void failed(Connection connection, Tenant tenant, String recordName, Visitor visitor) throws SQLException {
        String sql =
                BatchTable.SELECT.replace(" FROM", ", done_at FROM") + " WHERE failures IS NOT NULL AND record_name = ?"
                        + " AND run_id IN (SELECT run_id FROM tacit_sweep_run WHERE tenant = ?) ORDER BY done_at";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, recordName);
            select.setString(2, tenant.id());
            visit(select, visitor);
        }
    }

    /** Visits those of the tenant's batches, of whatever run, that removed something and in whose column a text stands. */
    void removedWith(Connection connection, Tenant tenant, String column, String text, Visitor visitor)
            throws SQLException {
        String sql = BatchTable.SELECT.replace(" FROM", ", done_at FROM")
                + " WHERE removed_records > 0 AND POSITION(CAST(? AS VARCHAR) IN " + column + ") > 0"
                + " AND run_id IN (SELECT run_id FROM tacit_sweep_run WHERE tenant = ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, text);
            select.setString(2, tenant.id());
            visit(select, visitor);
        }
    }

    /** Says whether ids of a kind's deleted records were forgotten, because they were verified to be gone. */
    boolean hasForgotten(Connection connection, Tenant tenant, String recordName) throws SQLException {
        String sql = "SELECT COUNT(*) FROM tacit_sweep_batch WHERE record_name = ? AND action = 'ERASE_ROW'"
                + " AND POSITION('V' IN states) > 0"
                + " AND run_id IN (SELECT run_id FROM tacit_sweep_run WHERE tenant = ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, recordName);
            select.setString(2, tenant.id());
            return BatchTable.number(select) > 0;
        }
    }

    private static void visit(PreparedStatement select, Visitor visitor) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                visitor.visit(BatchTable.batch(rows), Instants.read(rows, 11).orElseThrow());
            }
        }
    }

    /** Takes a batch and the instant at which it was last acted on. */
    @FunctionalInterface
    interface Visitor {
        void visit(SweepBatch batch, Instant doneAt);
    }

    /** Returns how many records sweeps have removed since an instant. */
    long removedSince(Connection connection, Tenant tenant, Instant since) throws SQLException {
        String sql = "SELECT COALESCE(SUM(removed_records), 0) FROM tacit_sweep_batch WHERE done_at > ?"
                + " AND run_id IN (SELECT run_id FROM tacit_sweep_run WHERE tenant = ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, Instants.column(since));
            select.setString(2, tenant.id());
            return BatchTable.number(select);
        }
    }

    /** Returns kind of record → when the run last removed some of it. */
    Map<String, Instant> lastRemovals(Connection connection, String runId) throws SQLException {
        String sql = "SELECT record_name, MAX(done_at) FROM tacit_sweep_batch WHERE run_id = ? AND removed_records > 0"
                + " GROUP BY record_name";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            Map<String, Instant> last = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    last.put(rows.getString(1), Instants.read(rows, 2).orElseThrow());
                }
            }
            return last;
        }
    }
}
