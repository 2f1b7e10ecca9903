package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs transactions. Each is READ COMMITTED on a connection of its own, committed when the work returns and rolled back
 * when it throws. Thread-safe.
 */
public final class Database {
    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** Work within one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection, Dialect dialect) throws SQLException;
    }

    /** @throws RetentionStoreException in place of any failure of the database */
    public <T> T transaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return committed(work, connection);
        } catch (SQLException failure) {
            throw storeFailure(failure);
        }
    }

    private static <T> T committed(Work<T> work, Connection connection) throws SQLException {
        boolean done = false;
        try {
            T result = work.in(connection, Dialect.of(connection));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollback(connection);
            }
        }
    }

    /** A rollback that fails is no news: the connection is lost, and so is its transaction. */
    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            // The first failure is on its way to the caller.
        }
    }

    private static RetentionStoreException storeFailure(SQLException failure) {
        return new RetentionStoreException(
                "the database did not do what was asked; the transaction was rolled back",
                Safe.of("exception", failure.getClass()),
                Safe.of("sqlState", String.valueOf(failure.getSQLState())));
    }
}
