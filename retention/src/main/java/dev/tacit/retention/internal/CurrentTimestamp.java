package dev.tacit.retention.internal;

import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The database's own clock: on PostgreSQL as of the statement, elsewhere as of the transaction's start. */
final class CurrentTimestamp {
    static Instant read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        Dialect.of(connection) == Dialect.POSTGRESQL
                                ? "SELECT clock_timestamp()"
                                : "SELECT CURRENT_TIMESTAMP");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the database did not tell the time");
            }
            return Instants.read(row, 1).orElseThrow();
        }
    }

    private CurrentTimestamp() {}
}
