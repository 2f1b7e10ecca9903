package dev.tacit.crypto.jdbc;

import dev.tacit.Safe;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Short transactions on connections of their own. A driver's messages may quote values, so none is repeated. */
final class Transactions {
    /** A row with this key exists, in H2 and PostgreSQL; a table of this name exists, in PostgreSQL and H2. */
    private static final Set<String> ALREADY_THERE = Set.of("23505", "42P07", "42S01");

    /** H2 (with tables, with similar ones, with none) and PostgreSQL. */
    private static final Set<String> TABLE_MISSING = Set.of("42S02", "42S03", "42S04", "42P01");

    private final DataSource dataSource;

    Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done within one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads. */
    <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return commit(connection, work);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Does the work and commits. */
    <T> T change(Work<T> work) {
        try {
            return commitWhatStands(work);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Does the work and commits; empty if what it inserts or creates was there first, and nothing is changed. */
    <T> Optional<T> insert(Work<T> work) {
        try {
            return Optional.of(commitWhatStands(work));
        } catch (SQLException e) {
            if (ALREADY_THERE.contains(String.valueOf(e.getSQLState()))) {
                return Optional.empty();
            }
            throw unavailable(e);
        }
    }

    /**
     * Whoever waited for a lock looks at what stands after the wait. A pool whose connections read from a snapshot that is
     * older than the wait would not see the shred for which it waited.
     */
    private <T> T commitWhatStands(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            if (isolation == Connection.TRANSACTION_READ_COMMITTED) {
                return commit(connection, work);
            }
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try {
                return commit(connection, work);
            } finally {
                connection.setTransactionIsolation(isolation);
            }
        }
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static KeyUnavailableException unavailable(SQLException e) {
        if (TABLE_MISSING.contains(String.valueOf(e.getSQLState()))) {
            return new KeyUnavailableException(
                    "the key store's tables are missing; JdbcKeyStore.createTables() makes them");
        }
        return new KeyUnavailableException(
                "the key store's database did not do as asked",
                Safe.of("failure", e.getClass()),
                Safe.of("sqlState", String.valueOf(e.getSQLState())));
    }
}
