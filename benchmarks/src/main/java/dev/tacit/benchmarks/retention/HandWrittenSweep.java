package dev.tacit.benchmarks.retention;

import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a good developer writes by hand: due rows by key, 500 at a time, locked, cleared and committed; on PostgreSQL by
 * one statement. No plan, no hold, no second look at the clock, no audit log, no report, no resumption.
 */
final class HandWrittenSweep {
    private static final int BATCH = 500;
    private static final String CLEARED = "buyer_name = NULL, buyer_email = NULL, ship_to = NULL";
    private static final String DUE =
            "SELECT order_id FROM orders WHERE order_id > ? AND (fulfilled_at < ? OR cancelled_at IS NOT NULL)"
                    + " AND buyer_name IS NOT NULL ORDER BY order_id LIMIT " + BATCH + " FOR UPDATE";

    private final DataSource source;

    HandWrittenSweep(DataSource source) {
        this.source = source;
    }

    /** What one batch cleared, and where it ended. */
    private record Cleared(int rows, String last) {}

    /** Returns how many rows were cleared. */
    int run(OffsetDateTime dueBefore) throws SQLException {
        int cleared = 0;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean postgres = Dialect.of(connection) == Dialect.POSTGRESQL;
            Cleared batch = new Cleared(0, "");
            do {
                batch = postgres ? atOnce(connection, dueBefore, batch) : byRow(connection, dueBefore, batch);
                connection.commit();
                cleared += batch.rows();
            } while (batch.rows() == BATCH);
            connection.setAutoCommit(true);
        }
        return cleared;
    }

    private static Cleared atOnce(Connection connection, OffsetDateTime before, Cleared after) throws SQLException {
        String sql = "WITH due AS (" + DUE + "), gone AS (UPDATE orders SET " + CLEARED
                + " FROM due WHERE orders.order_id = due.order_id) SELECT count(*), max(order_id) FROM due";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, after.last());
            statement.setObject(2, before);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) > 0
                        ? new Cleared(row.getInt(1), row.getString(2))
                        : new Cleared(0, "");
            }
        }
    }

    private static Cleared byRow(Connection connection, OffsetDateTime before, Cleared after) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setString(1, after.last());
            select.setObject(2, before);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE orders SET " + CLEARED + " WHERE order_id = ?")) {
            for (String id : ids) {
                update.setString(1, id);
                update.addBatch();
            }
            int[] unused = update.executeBatch();
        }
        return ids.isEmpty() ? new Cleared(0, "") : new Cleared(ids.size(), ids.get(ids.size() - 1));
    }
}
