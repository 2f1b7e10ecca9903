package dev.tacit.retention.internal;

import dev.tacit.table.Dialect;
import dev.tacit.table.SqlName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * How many rows a table has. Counting reads a whole table of PostgreSQL's, so of one that its own statistics call large
 * the statistics are believed: the number serves a percentage. Of a partitioned table its parts have them.
 */
final class RowCount {
    private static final long LARGE = 100_000;

    static long of(Connection connection, Dialect dialect, SqlName table) throws SQLException {
        long estimate = dialect == Dialect.POSTGRESQL ? estimate(connection, table) : 0;
        return estimate > LARGE ? estimate : number(connection, "SELECT COUNT(*) FROM " + table);
    }

    /** Returns what the statistics say; -1 where a part has none. */
    private static long estimate(Connection connection, SqlName table) throws SQLException {
        return number(
                connection,
                "WITH RECURSIVE part (oid) AS (SELECT CAST(to_regclass('"
                        + table.text().toLowerCase(Locale.ROOT)
                        + "') AS oid) UNION SELECT i.inhrelid FROM pg_inherits i JOIN part ON i.inhparent = part.oid)"
                        + " SELECT CASE WHEN MIN(reltuples) < 0 THEN -1 ELSE CAST(SUM(reltuples) AS BIGINT) END"
                        + " FROM pg_class JOIN part ON part.oid = pg_class.oid WHERE relkind <> 'p'");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private RowCount() {}
}
