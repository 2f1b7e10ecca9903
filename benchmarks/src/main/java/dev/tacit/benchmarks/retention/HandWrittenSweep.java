package dev.tacit.benchmarks.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a good developer writes by hand: due rows by key, 500 at a time, locked, cleared in one batch and committed. No
 * plan, no hold, no second look at the clock, no audit log, no report, no resumption.
 */
final class HandWrittenSweep {
    private static final int BATCH = 500;

    private final DataSource source;

    HandWrittenSweep(DataSource source) {
        this.source = source;
    }

    /** Returns how many rows were cleared. */
    int run(OffsetDateTime dueBefore) throws SQLException {
        int cleared = 0;
        String last = "";
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            List<String> ids = due(connection, dueBefore, last);
            while (!ids.isEmpty()) {
                clear(connection, ids);
                connection.commit();
                cleared += ids.size();
                last = ids.get(ids.size() - 1);
                ids = due(connection, dueBefore, last);
            }
            connection.setAutoCommit(true);
        }
        return cleared;
    }

    private static List<String> due(Connection connection, OffsetDateTime before, String after) throws SQLException {
        String sql = "SELECT order_id FROM orders WHERE order_id > ? AND (fulfilled_at < ? OR cancelled_at IS NOT NULL)"
                + " AND buyer_name IS NOT NULL ORDER BY order_id LIMIT " + BATCH + " FOR UPDATE";
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, after);
            select.setObject(2, before);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    private static void clear(Connection connection, List<String> ids) throws SQLException {
        String sql = "UPDATE orders SET buyer_name = NULL, buyer_email = NULL, ship_to = NULL WHERE order_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (String id : ids) {
                update.setString(1, id);
                update.addBatch();
            }
            int[] unused = update.executeBatch();
        }
    }
}
