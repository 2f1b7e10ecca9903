package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * The table of workers that apply a run, each under a fencing token of its own: the next number of the run, never given
 * again. A batch shows its token before the commit. Whoever begins, or waits for others, takes the tokens of workers that
 * did not show theirs for a lease; what such a worker writes when it wakes up is rolled back. Immutable and thread-safe.
 */
final class Workers {
    /** Long enough for a statement of the host's to end, too short for the host to notice who waits for us meanwhile. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(10);

    private final Duration lease;

    Workers(Duration lease) {
        this.lease = lease;
    }

    /** Takes the tokens of workers that are gone, and returns a new one. */
    long enter(Connection connection, String runId, Instant now) throws SQLException {
        long token = next(connection, runId);
        fence(connection, runId, now);
        String sql = "INSERT INTO tacit_sweep_worker (run_id, token, seen_at) VALUES (?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, runId);
            insert.setLong(2, token);
            insert.setObject(3, Instants.column(now));
            if (insert.executeUpdate() != 1) {
                throw new SQLException("one row was expected to be added");
            }
        }
        return token;
    }

    /** The run's row is locked by the update, so no two workers get one number. */
    private static long next(Connection connection, String runId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE tacit_sweep_run SET tokens = tokens + 1 WHERE run_id = ?")) {
            update.setString(1, runId);
            if (update.executeUpdate() != 1) {
                throw new SQLException("the run is not there");
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT tokens FROM tacit_sweep_run WHERE run_id = ?")) {
            select.setString(1, runId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the run is not there");
                }
                return row.getLong(1);
            }
        }
    }

    /** Takes the tokens of workers that did not show theirs for a lease. */
    void fence(Connection connection, String runId, Instant now) throws SQLException {
        String sql = "DELETE FROM tacit_sweep_worker WHERE run_id = ? AND seen_at < ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, runId);
            delete.setObject(2, Instants.column(now.minus(lease)));
            int unused = delete.executeUpdate();
        }
    }

    /**
     * Shows the token, as the last thing before a commit: from here to there nobody can take it.
     *
     * @throws SweepRefusedException if it was taken; the transaction must not be committed
     */
    void show(Connection connection, String runId, long token, Instant now) throws SQLException {
        String sql = "UPDATE tacit_sweep_worker SET seen_at = ? WHERE run_id = ? AND token = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Instants.column(now));
            update.setString(2, runId);
            update.setLong(3, token);
            if (update.executeUpdate() != 1) {
                throw new SweepRefusedException(
                        "this worker stood still for longer than its lease, and its token was taken; nothing of its"
                                + " batch was committed, and the next sweep goes on with it",
                        Safe.of("run", runId),
                        Safe.of("token", token));
            }
        }
    }

    /** Gives a token back. */
    void leave(Connection connection, String runId, long token) throws SQLException {
        String sql = "DELETE FROM tacit_sweep_worker WHERE run_id = ? AND token = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, runId);
            delete.setLong(2, token);
            int unused = delete.executeUpdate();
        }
    }

    /** Takes all tokens of a run of which nothing is left. */
    void close(Connection connection, String runId) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM tacit_sweep_worker WHERE run_id = ?")) {
            delete.setString(1, runId);
            int unused = delete.executeUpdate();
        }
    }

    /**
     * Has PostgreSQL end this transaction if it stands idle for the lease, so that its locks go; and refuse to leave out
     * rows that are hidden from the engine.
     */
    void limitIdling(Connection connection, Dialect dialect) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            execute(connection, idleLimit());
        }
    }

    /** Has PostgreSQL do so, and wait for hardly any lock: for a transaction that another can take the place of. */
    void limitIdlingAndWaiting(Connection connection) throws SQLException {
        execute(connection, idleLimit() + "; SET LOCAL lock_timeout = '" + SHORT_WAIT.toMillis() + "ms'");
    }

    /** Has statements of this transaction wait so long for a lock. */
    void limitWaiting(Connection connection, Dialect dialect, Duration most) throws SQLException {
        execute(
                connection,
                dialect == Dialect.POSTGRESQL
                        ? "SET LOCAL lock_timeout = '" + most.toMillis() + "ms'"
                        : "SET LOCK_TIMEOUT " + most.toMillis());
    }

    private String idleLimit() {
        return "SET LOCAL idle_in_transaction_session_timeout = '" + lease.toMillis()
                + "ms'; SET LOCAL row_security = off";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(sql)) {
            set.execute();
        }
    }
}
