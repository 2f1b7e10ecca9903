package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of planned records and of what became of each. Stateless and thread-safe. */
final class ItemTable {
    private static final String COLUMNS =
            "SELECT item_no, record_name, record_id, subject_handle, rule_ref, action FROM tacit_sweep_item";

    void insert(Connection connection, String runId, List<SweepItem> items) throws SQLException {
        String sql = "INSERT INTO tacit_sweep_item (run_id, item_no, record_name, record_id, subject_handle, rule_ref,"
                + " action, state) VALUES (?, ?, ?, ?, ?, ?, ?, 'PLANNED')";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (SweepItem item : items) {
                insert.setString(1, runId);
                insert.setLong(2, item.number());
                insert.setString(3, item.recordName());
                insert.setString(4, item.recordId());
                insert.setString(5, item.handle().hex());
                insert.setString(6, item.rule());
                insert.setString(7, item.action().name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Locks the next planned items after a number; those that another worker has locked are left out. */
    List<SweepItem> claim(Connection connection, Dialect dialect, String runId, long after, int most)
            throws SQLException {
        String sql = COLUMNS + " WHERE run_id = ? AND state = 'PLANNED' AND item_no > ? ORDER BY item_no"
                + " FETCH FIRST ? ROWS ONLY" + dialect.skipLocked();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setLong(2, after);
            select.setInt(3, most);
            return read(select);
        }
    }

    /** Locks one item, waiting for whoever has it; empty if it is no longer planned. */
    List<SweepItem> claim(Connection connection, String runId, long number) throws SQLException {
        String sql = COLUMNS + " WHERE run_id = ? AND state = 'PLANNED' AND item_no = ? FOR UPDATE";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setLong(2, number);
            return read(select);
        }
    }

    /** Returns the items that were removed and not verified yet, after a number. */
    List<SweepItem> removed(Connection connection, String runId, long after, int most) throws SQLException {
        String sql = COLUMNS + " WHERE run_id = ? AND state = 'REMOVED' AND item_no > ? ORDER BY item_no"
                + " FETCH FIRST ? ROWS ONLY";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setLong(2, after);
            select.setInt(3, most);
            return read(select);
        }
    }

    /** Returns the numbers of the items that are still planned, in order. */
    List<Long> planned(Connection connection, String runId) throws SQLException {
        String sql = "SELECT item_no FROM tacit_sweep_item WHERE run_id = ? AND state = 'PLANNED' ORDER BY item_no";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            List<Long> numbers = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
            return numbers;
        }
    }

    /** Notes what became of an item, and by which rule. */
    void finish(Connection connection, String runId, SweepItem item, ItemState state, Instant at) throws SQLException {
        String sql = "UPDATE tacit_sweep_item SET state = ?, rule_ref = ?, action = ?, done_at = ?"
                + " WHERE run_id = ? AND item_no = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, state.name());
            update.setString(2, item.rule());
            update.setString(3, item.action().name());
            update.setObject(4, Instants.column(at));
            update.setString(5, runId);
            update.setLong(6, item.number());
            requireOne(update.executeUpdate());
        }
    }

    /** Notes that an item was found gone; the id of a deleted row is forgotten. */
    void verified(Connection connection, String runId, SweepItem item) throws SQLException {
        String forget = item.action() == RemovalAction.ERASE_ROW ? ", record_id = NULL" : "";
        String sql = "UPDATE tacit_sweep_item SET state = 'VERIFIED'" + forget + " WHERE run_id = ? AND item_no = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, runId);
            update.setLong(2, item.number());
            requireOne(update.executeUpdate());
        }
    }

    /** Returns how many of a run's items are in this state. */
    long count(Connection connection, String runId, ItemState state) throws SQLException {
        String sql = "SELECT COUNT(*) FROM tacit_sweep_item WHERE run_id = ? AND state = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setString(2, state.name());
            return number(select);
        }
    }

    /**
     * Returns how many records sweeps have removed since an instant, together with what running sweeps have yet to
     * remove.
     */
    long removedOrClaimedSince(Connection connection, Tenant tenant, Instant since) throws SQLException {
        String sql = "SELECT COUNT(*) FROM tacit_sweep_item i JOIN tacit_sweep_run r ON r.run_id = i.run_id"
                + " WHERE r.tenant = ? AND ((i.state IN ('REMOVED', 'VERIFIED') AND i.done_at > ?)"
                + " OR (i.state = 'PLANNED' AND r.state = 'RUNNING'))";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.id());
            select.setObject(2, Instants.column(since));
            return number(select);
        }
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("a count has one row");
            }
            return row.getLong(1);
        }
    }

    private static List<SweepItem> read(PreparedStatement select) throws SQLException {
        List<SweepItem> items = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                items.add(new SweepItem(
                        rows.getLong(1),
                        rows.getString(2),
                        Optional.ofNullable(rows.getString(3)).orElse(""),
                        SubjectHandle.parse(rows.getString(4)),
                        rows.getString(5),
                        RemovalAction.valueOf(rows.getString(6))));
            }
        }
        return items;
    }

    private static void requireOne(int rows) throws SQLException {
        if (rows != 1) {
            throw new SQLException("one row was expected to change");
        }
    }
}
