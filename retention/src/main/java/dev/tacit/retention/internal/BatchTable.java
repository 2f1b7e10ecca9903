package dev.tacit.retention.internal;

import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of planned batches and of what became of each record in them. Stateless and thread-safe. */
final class BatchTable {
    static final String SELECT =
            "SELECT batch_no, level_no, record_name, rule_ref, action, record_ids, handles, states, failures,"
                    + " late_records FROM tacit_sweep_batch";

    void insert(Connection connection, String runId, SweepBatch batch) throws SQLException {
        String sql = "INSERT INTO tacit_sweep_batch (run_id, batch_no, level_no, record_name, rule_ref, action,"
                + " record_ids, handles, states, open_records, removed_records) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, runId);
            insert.setLong(2, batch.number());
            insert.setInt(3, batch.level());
            insert.setString(4, batch.recordName());
            insert.setString(5, batch.rule());
            insert.setString(6, batch.action().name());
            insert.setString(7, BatchText.ids(batch.ids()));
            insert.setString(8, BatchText.handles(batch.handles()));
            insert.setString(9, BatchText.states(batch.states()));
            insert.setLong(10, batch.count(ItemState.PLANNED));
            requireOne(insert.executeUpdate());
        }
    }

    /** Locks the next batch of a level with planned records, after a number; one that another worker has is left out. */
    Optional<SweepBatch> claim(Connection connection, Dialect dialect, String runId, int level, long after)
            throws SQLException {
        String sql = SELECT + " WHERE run_id = ? AND open_records > 0 AND level_no = ? AND batch_no > ?"
                + " ORDER BY batch_no FETCH FIRST 1 ROW ONLY" + dialect.skipLocked();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setInt(2, level);
            select.setLong(3, after);
            return read(select).stream().findFirst();
        }
    }

    /** Locks one batch, waiting for whoever has it. */
    SweepBatch lock(Connection connection, String runId, long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " WHERE run_id = ? AND batch_no = ? FOR UPDATE")) {
            select.setString(1, runId);
            select.setLong(2, number);
            return read(select).stream()
                    .findFirst()
                    .orElseThrow(() -> new SQLException("a planned batch is not there"));
        }
    }

    /** Returns the next batches after a number, without a lock. */
    List<SweepBatch> page(Connection connection, String runId, long after, int most) throws SQLException {
        String sql = SELECT + " WHERE run_id = ? AND batch_no > ? ORDER BY batch_no FETCH FIRST ? ROWS ONLY";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setLong(2, after);
            select.setInt(3, most);
            return read(select);
        }
    }

    /** Returns what became of the next batches after a number, without a lock. */
    List<BatchOutcome> outcomes(Connection connection, String runId, long after, int most) throws SQLException {
        String sql =
                "SELECT batch_no, record_name, rule_ref, action, states, failures, late_records FROM tacit_sweep_batch"
                        + " WHERE run_id = ? AND batch_no > ? ORDER BY batch_no FETCH FIRST ? ROWS ONLY";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setLong(2, after);
            select.setInt(3, most);
            List<BatchOutcome> outcomes = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    outcomes.add(new BatchOutcome(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            RemovalAction.valueOf(rows.getString(4)),
                            BatchText.parseStates(rows.getString(5)),
                            BatchText.parseFailures(rows.getString(6)),
                            rows.getLong(7)));
                }
            }
            return outcomes;
        }
    }

    /** Returns the next batches after a number in which something is still planned, without a lock. */
    List<SweepBatch> openPage(Connection connection, String runId, long after, int most) throws SQLException {
        String sql = SELECT + " WHERE run_id = ? AND open_records > 0 AND batch_no > ?"
                + " ORDER BY batch_no FETCH FIRST ? ROWS ONLY";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setLong(2, after);
            select.setInt(3, most);
            return read(select);
        }
    }

    /** Returns the numbers of a level's batches in which something is still planned. */
    List<Long> open(Connection connection, String runId, int level) throws SQLException {
        String sql = "SELECT batch_no FROM tacit_sweep_batch WHERE run_id = ? AND open_records > 0 AND level_no = ?"
                + " ORDER BY batch_no";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setInt(2, level);
            List<Long> numbers = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
            return numbers;
        }
    }

    /** Returns the kinds of record of which something of a run is still planned. */
    Set<String> openKinds(Connection connection, String runId) throws SQLException {
        String sql = "SELECT DISTINCT record_name FROM tacit_sweep_batch WHERE run_id = ? AND open_records > 0";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            Set<String> kinds = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    kinds.add(rows.getString(1));
                }
            }
            return kinds;
        }
    }

    /** Notes what became of a batch's records by a removal at an instant. */
    void update(Connection connection, String runId, SweepBatch batch, Instant at) throws SQLException {
        String sql = "UPDATE tacit_sweep_batch SET states = ?, open_records = ?, removed_records = ?, done_at = ?,"
                + " failures = ?, late_records = ? WHERE run_id = ? AND batch_no = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, BatchText.states(batch.states()));
            update.setLong(2, batch.count(ItemState.PLANNED));
            update.setLong(3, batch.removed());
            update.setObject(4, Instants.column(at));
            update.setString(5, BatchText.failures(batch.failures()));
            update.setLong(6, batch.late());
            update.setString(7, runId);
            update.setLong(8, batch.number());
            requireOne(update.executeUpdate());
        }
    }

    /** Notes whose the records were when they were removed. */
    void updateHandles(Connection connection, String runId, SweepBatch batch) throws SQLException {
        String sql = "UPDATE tacit_sweep_batch SET handles = ? WHERE run_id = ? AND batch_no = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, BatchText.handles(batch.handles()));
            update.setString(2, runId);
            update.setLong(3, batch.number());
            requireOne(update.executeUpdate());
        }
    }

    /** Notes that records were read again. */
    void verified(Connection connection, String runId, SweepBatch batch) throws SQLException {
        String sql = "UPDATE tacit_sweep_batch SET states = ?, record_ids = ? WHERE run_id = ? AND batch_no = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, BatchText.states(batch.states()));
            update.setString(2, BatchText.ids(batch.ids()));
            update.setString(3, runId);
            update.setLong(4, batch.number());
            requireOne(update.executeUpdate());
        }
    }

    /** Returns how many of a run's records are still planned. */
    long planned(Connection connection, String runId) throws SQLException {
        String sql = "SELECT COALESCE(SUM(open_records), 0) FROM tacit_sweep_batch WHERE run_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            return number(select);
        }
    }

    static long number(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("a sum has one row");
            }
            return row.getLong(1);
        }
    }

    private static List<SweepBatch> read(PreparedStatement select) throws SQLException {
        List<SweepBatch> batches = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                batches.add(batch(rows));
            }
        }
        return batches;
    }

    static SweepBatch batch(ResultSet row) throws SQLException {
        return new SweepBatch(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                RemovalAction.valueOf(row.getString(5)),
                BatchText.parseIds(row.getString(6)),
                BatchText.parseHandles(row.getString(7)),
                BatchText.parseStates(row.getString(8)),
                BatchText.parseFailures(row.getString(9)),
                row.getLong(10));
    }

    private static void requireOne(int rows) throws SQLException {
        if (rows != 1) {
            throw new SQLException("one row was expected to change");
        }
    }
}
