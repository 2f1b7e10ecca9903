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
 * the statistics are believed: the number serves a percentage.
 */
final class RowCount {
    private static final long LARGE = 100_000;

    static long of(Connection connection, Dialect dialect, SqlName table) throws SQLException {
        long estimate = dialect == Dialect.POSTGRESQL ? estimate(connection, table) : 0;
        return estimate > LARGE ? estimate : number(connection, "SELECT COUNT(*) FROM " + table);
    }

    private static long estimate(Connection connection, SqlName table) throws SQLException {
        return number(
                connection,
                "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass('"
                        + table.text().toLowerCase(Locale.ROOT) + "')");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private RowCount() {}
}
