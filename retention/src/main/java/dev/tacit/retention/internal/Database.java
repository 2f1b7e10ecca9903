package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.policy.RetentionException;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs transactions. Each is READ COMMITTED on a connection of its own, committed when the work returns and rolled back
 * when it throws. Thread-safe.
 */
public final class Database {
    /** A lock was not granted in time: PostgreSQL's lock_not_available, H2's timeout. */
    private static final Set<String> LOCKED = Set.of("55P03", "HYT00");

    /** A table or a column is not there, as H2 and PostgreSQL say it. */
    private static final Set<String> MISSING = Set.of("42S02", "42S03", "42S04", "42S22", "42P01", "42703");

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** Work within one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection, Dialect dialect) throws SQLException;
    }

    /** Work within one transaction that returns nothing. */
    @FunctionalInterface
    public interface Act {
        void in(Connection connection, Dialect dialect) throws SQLException;
    }

    /**
     * Runs the work and returns its result, which is never null.
     *
     * @throws RetentionSetupException if a table or a column is missing
     * @throws RetentionStoreException in place of any other failure of the database
     */
    public <T> T transaction(Work<T> work) {
        try {
            return run(work);
        } catch (SQLException failure) {
            throw storeFailure(failure);
        }
    }

    /** Runs the act as {@link #transaction} does. */
    public void act(Act act) {
        transaction((connection, dialect) -> {
            act.in(connection, dialect);
            return true;
        });
    }

    /** Runs the work as {@link #transaction} does; empty if a lock was not granted in time. */
    public <T> Optional<T> unlessLocked(Work<T> work) {
        try {
            return Optional.of(run(work));
        } catch (SQLException failure) {
            if (isLocked(failure)) {
                return Optional.empty();
            }
            throw storeFailure(failure);
        }
    }

    /** Transactions, one after another on one connection; one that failed is rolled back. Not thread-safe. */
    public static final class Session {
        private final Connection connection;
        private final Dialect dialect;

        private Session(Connection connection) throws SQLException {
            this.connection = connection;
            this.dialect = Dialect.of(connection);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }

        /** Runs the work as {@link Database#transaction} does. */
        public <T> T transaction(Work<T> work) {
            try {
                return committed(work, connection, dialect);
            } catch (SQLException failure) {
                throw storeFailure(failure);
            }
        }

        /**
         * Runs the work as {@link Database#transaction} does.
         *
         * @throws RowsRefusedException if what the database has against it lies in the rows
         */
        <T> T removal(Work<T> work) {
            try {
                return committed(work, connection, dialect);
            } catch (SQLException failure) {
                throw removalFailure(failure);
            }
        }

        /** Runs the work as {@link #removal} does; empty if a lock was not granted in time. */
        <T> Optional<T> removalUnlessLocked(Work<T> work) {
            try {
                return Optional.of(committed(work, connection, dialect));
            } catch (SQLException failure) {
                if (isLocked(failure)) {
                    return Optional.empty();
                }
                throw removalFailure(failure);
            }
        }
    }

    /** Lends the work a connection for several transactions, and returns its result, which is never null. */
    public <T> T session(Function<Session, T> work) {
        try (Connection connection = source.getConnection()) {
            return work.apply(new Session(connection));
        } catch (SQLException failure) {
            throw storeFailure(failure);
        }
    }

    /** Lends the act a connection as {@link #session} does. */
    public void inSession(Consumer<Session> act) {
        boolean unused = session(session -> {
            act.accept(session);
            return true;
        });
    }

    private <T> T run(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Session session = new Session(connection);
            return committed(work, connection, session.dialect);
        }
    }

    private static <T> T committed(Work<T> work, Connection connection, Dialect dialect) throws SQLException {
        boolean done = false;
        try {
            T result = work.in(connection, dialect);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollback(connection);
            }
        }
    }

    /** A connection that does not roll back is given up, or the session's next transaction would commit this one's half. */
    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (Throwable stuck) {
            giveUp(connection);
        }
    }

    private static void giveUp(Connection connection) {
        try (connection) {
            connection.abort(Runnable::run);
        } catch (Throwable lost) {
            // The first failure is on its way to the caller.
        }
    }

    private static boolean isLocked(SQLException failure) {
        return LOCKED.contains(String.valueOf(failure.getSQLState()));
    }

    private static RuntimeException removalFailure(SQLException failure) {
        return RowFaults.of(failure)
                .<RuntimeException>map(RowsRefusedException::new)
                .orElseGet(() -> storeFailure(failure));
    }

    private static RetentionException storeFailure(SQLException failure) {
        if (MISSING.contains(String.valueOf(failure.getSQLState()))) {
            return new RetentionSetupException(
                    "a table or a column is missing: RetentionEngine.createTables() makes the engine's own, and those that are"
                            + " mapped must stand as they did when the engine was built",
                    Safe.of("sqlState", String.valueOf(failure.getSQLState())));
        }
        return new RetentionStoreException(
                "the database did not do what was asked; the transaction was rolled back",
                Safe.of("exception", failure.getClass()),
                Safe.of("sqlState", String.valueOf(failure.getSQLState())));
    }
}
