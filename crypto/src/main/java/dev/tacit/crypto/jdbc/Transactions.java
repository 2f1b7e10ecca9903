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

    /** What is set on a connection for the time that it is lent. */
    @FunctionalInterface
    private interface Settings {
        void putBack(Connection lent) throws SQLException;
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
            return commit(connection, work, lent -> lent.setTransactionIsolation(isolation));
        }
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException {
        return commit(connection, work, lent -> {});
    }

    /**
     * Does the work and commits, or rolls back whatever stopped it, an error too. Only then are the connection's settings put
     * back: setting them in the middle of a transaction would commit the half that is done.
     */
    private static <T> T commit(Connection connection, Work<T> work, Settings asLent) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        Settings before = lent -> {
            lent.setAutoCommit(autoCommit);
            asLent.putBack(lent);
        };
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.on(connection);
            connection.commit();
        } catch (Throwable failure) {
            rollBack(connection, before);
            throw failure;
        }
        before.putBack(connection);
        return result;
    }

    /** A connection that does not roll back is given up; its transaction ends with it. The first failure is the one told. */
    private static void rollBack(Connection connection, Settings before) {
        try {
            connection.rollback();
            before.putBack(connection);
        } catch (Throwable stuck) {
            abort(connection);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (Throwable stuck) {
            // It is closed next; H2, PostgreSQL and pools undo what is open then.
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
