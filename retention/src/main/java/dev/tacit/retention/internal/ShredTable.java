package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of keys that are to be shredded: that wait because something of their subject's is left or held, or are in their
 * quarantine. A row holds the subject's own id, since only by it can the key be found, and goes when the key is destroyed.
 * Immutable and thread-safe.
 */
final class ShredTable {
    private static final String SELECT =
            "SELECT request_id, subject_id, subject_handle, requested_at, noted FROM tacit_shred WHERE tenant = ?";

    private final Tenant tenant;

    ShredTable(Tenant tenant) {
        this.tenant = tenant;
    }

    /**
     * One subject's key.
     *
     * @param requestedAt when the key was disabled; empty while it waits
     * @param noted how often something of the subject's was erased since
     */
    record Intent(String requestId, Subject subject, SubjectHandle handle, Optional<Instant> requestedAt, long noted) {
        @Override
        public String toString() {
            return "Intent[" + requestId + "]";
        }
    }

    /** Notes once more that something of the subject's was erased. */
    void note(Connection connection, Dialect dialect, Subject subject, SubjectHandle handle) throws SQLException {
        if (noteAgain(connection, handle)) {
            return;
        }
        // Two workers may note a subject for the first time at once.
        String sql = "INSERT INTO tacit_shred (request_id, tenant, subject_id, subject_handle, noted)"
                + " VALUES (?, ?, ?, ?, 1)"
                + (dialect == Dialect.POSTGRESQL
                        ? " ON CONFLICT (tenant, subject_handle) DO UPDATE SET noted = tacit_shred.noted + 1,"
                                + " asked_at = NULL"
                        : "");
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, newRequestId());
            insert.setString(2, tenant.id());
            insert.setString(3, subject.id());
            insert.setString(4, handle.hex());
            requireOne(insert.executeUpdate());
        }
    }

    private boolean noteAgain(Connection connection, SubjectHandle handle) throws SQLException {
        String sql =
                "UPDATE tacit_shred SET noted = noted + 1, asked_at = NULL WHERE tenant = ? AND subject_handle = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, tenant.id());
            update.setString(2, handle.hex());
            return update.executeUpdate() > 0;
        }
    }

    List<Intent> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " ORDER BY request_id")) {
            select.setString(1, tenant.id());
            return read(select);
        }
    }

    /** Returns the keys that are in their quarantine, and those that wait and were not asked for since an instant. */
    List<Intent> toAsk(Connection connection, Instant since) throws SQLException {
        String sql = SELECT + " AND (requested_at IS NOT NULL OR asked_at IS NULL OR asked_at < ?) ORDER BY request_id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.id());
            select.setObject(2, Instants.column(since));
            return read(select);
        }
    }

    /** Locks an intent and returns it as it is now; empty if it is gone, or another worker has it. */
    Optional<Intent> lock(Connection connection, Dialect dialect, Intent intent) throws SQLException {
        String sql = SELECT + " AND request_id = ?" + dialect.skipLocked();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.id());
            select.setString(2, intent.requestId());
            return read(select).stream().findFirst();
        }
    }

    /** Returns how many keys wait. */
    long waiting(Connection connection) throws SQLException {
        String sql = "SELECT COUNT(*) FROM tacit_shred WHERE tenant = ? AND requested_at IS NULL";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.id());
            return BatchTable.number(select);
        }
    }

    List<Intent> of(Connection connection, SubjectHandle handle) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " AND subject_handle = ?")) {
            select.setString(1, tenant.id());
            select.setString(2, handle.hex());
            return read(select);
        }
    }

    void requested(Connection connection, Intent intent, Instant at) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE tacit_shred SET requested_at = ? WHERE request_id = ?")) {
            update.setObject(1, Instants.column(at));
            update.setString(2, intent.requestId());
            requireOne(update.executeUpdate());
        }
    }

    /** Notes that a key was asked for and waits on; not if its subject was noted again since it was read. */
    void asked(Connection connection, Intent intent, Instant at) throws SQLException {
        String sql = "UPDATE tacit_shred SET asked_at = ? WHERE request_id = ? AND noted = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Instants.column(at));
            update.setString(2, intent.requestId());
            update.setLong(3, intent.noted());
            int unused = update.executeUpdate();
        }
    }

    /** Has a key that was brought back wait again, to be requested anew: a request that was cancelled stays so. */
    void waitAgain(Connection connection, Intent intent) throws SQLException {
        String sql = "UPDATE tacit_shred SET request_id = ?, requested_at = NULL, asked_at = NULL WHERE request_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, newRequestId());
            update.setString(2, intent.requestId());
            requireOne(update.executeUpdate());
        }
    }

    /** Has those of these subjects' keys that wait asked for by the next look: something of theirs was erased. */
    void askAnew(Connection connection, List<SubjectHandle> handles) throws SQLException {
        List<String> waiting = new ArrayList<>();
        String found = "SELECT subject_handle FROM tacit_shred WHERE tenant = ? AND asked_at IS NOT NULL"
                + " AND subject_handle IN " + InList.of(handles.size()) + " ORDER BY subject_handle";
        try (PreparedStatement select = connection.prepareStatement(found)) {
            select.setString(1, tenant.id());
            for (int i = 0; i < handles.size(); i++) {
                select.setString(i + 2, handles.get(i).hex());
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    waiting.add(rows.getString(1));
                }
            }
        }
        String sql = "UPDATE tacit_shred SET asked_at = NULL WHERE tenant = ? AND subject_handle = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (String handle : waiting) {
                update.setString(1, tenant.id());
                update.setString(2, handle);
                int unused = update.executeUpdate();
            }
        }
    }

    private static String newRequestId() {
        return "sweep-" + UUID.randomUUID();
    }

    /**
     * Forgets an intent, and the subject's id with it; not if a batch that was under way has noted the subject again since
     * it was read: that batch may have erased what was found left.
     */
    void forget(Connection connection, Intent intent) throws SQLException {
        String sql = "DELETE FROM tacit_shred WHERE request_id = ? AND noted = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, intent.requestId());
            delete.setLong(2, intent.noted());
            int unused = delete.executeUpdate();
        }
    }

    private static List<Intent> read(PreparedStatement select) throws SQLException {
        List<Intent> intents = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                intents.add(new Intent(
                        rows.getString(1),
                        Subject.of(rows.getString(2)),
                        SubjectHandle.parse(rows.getString(3)),
                        Instants.read(rows, 4),
                        rows.getLong(5)));
            }
        }
        return intents;
    }

    private static void requireOne(int rows) throws SQLException {
        if (rows != 1) {
            throw new SQLException("one row was expected to change");
        }
    }
}
