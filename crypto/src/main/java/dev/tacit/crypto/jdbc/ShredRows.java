package dev.tacit.crypto.jdbc;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests to shred as rows, and what they do to keys. Each change holds the store's own row, so one goes at a time. */
final class ShredRows {
    private static final String COLUMNS = "tenant, request_id, handle, scope, state, disabled_at, destroy_at, ended_at";

    private ShredRows() {}

    static StoreMark mark(Connection connection) throws SQLException {
        return mark(connection, "SELECT incarnation, changes FROM tacit_key_store WHERE id = 1");
    }

    /** Lets no other change begin until the transaction ends. */
    static void lock(Connection connection) throws SQLException {
        StoreMark unused = mark(connection, "SELECT incarnation, changes FROM tacit_key_store WHERE id = 1 FOR UPDATE");
    }

    /**
     * Keeps every step of a shred waiting until the transaction ends, or waits for the one that is under way. A lock on the
     * subject's rows would not do: a shred that waited for one of them would not see a row inserted meanwhile.
     */
    static void holdOff(Connection connection) throws SQLException {
        StoreMark unused = mark(
                connection,
                "SELECT incarnation, changes FROM tacit_key_store WHERE id = 1" + KeyRows.sharedLock(connection));
    }

    static void count(Connection connection) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE tacit_key_store SET changes = changes + 1 WHERE id = 1")) {
            int unused = update.executeUpdate();
        }
    }

    static Optional<ShredRow> find(Connection connection, Tenant tenant, String requestId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM tacit_shred WHERE tenant = ? AND request_id = ?")) {
            select.setString(1, tenant.id());
            select.setString(2, requestId);
            return requests(connection, select).stream().findFirst();
        }
    }

    static List<ShredRow> due(Connection connection, Instant now, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS
                        + " FROM tacit_shred WHERE state = ? AND destroy_at <= ? ORDER BY destroy_at FETCH FIRST ? ROWS ONLY")) {
            select.setString(1, ShredRow.State.QUARANTINED.name());
            select.setObject(2, KeyRows.time(now));
            select.setInt(3, limit);
            return requests(connection, select);
        }
    }

    static int countSince(Connection connection, Tenant tenant, Instant after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COUNT(*) FROM tacit_shred s WHERE s.tenant = ? AND s.disabled_at > ? AND EXISTS (SELECT 1 FROM"
                        + " tacit_shred_key k WHERE k.tenant = s.tenant AND k.request_id = s.request_id)")) {
            select.setString(1, tenant.id());
            select.setObject(2, KeyRows.time(after));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    static void insert(Connection connection, ShredRow row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO tacit_shred"
                        + " (tenant, request_id, handle, scope, state, disabled_at, destroy_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, row.tenant().id());
            insert.setString(2, row.requestId());
            insert.setString(3, row.handle().hex());
            insert.setString(4, row.scope());
            insert.setString(5, row.state().name());
            insert.setObject(6, KeyRows.time(row.disabledAt()));
            insert.setObject(7, KeyRows.time(row.destroyAt()));
            int unused = insert.executeUpdate();
        }
        for (KeyRef ref : row.keys()) {
            insertKey(connection, row, ref);
        }
    }

    static void end(Connection connection, ShredRow row) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE tacit_shred SET state = ?, ended_at = ? WHERE tenant = ? AND request_id = ?")) {
            update.setString(1, row.state().name());
            update.setObject(2, KeyRows.time(row.endedAt().orElseThrow()));
            update.setString(3, row.tenant().id());
            update.setString(4, row.requestId());
            int unused = update.executeUpdate();
        }
    }

    /** Returns the keys that the request covers and that are not destroyed. */
    static List<KeyRef> covered(Connection connection, ShredRow row) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT ref FROM tacit_key WHERE tenant = ? AND kind = ? AND owner = ? AND state <> ?"
                        + " AND (? = scope OR ? = ?) ORDER BY ref FOR UPDATE")) {
            select.setString(1, row.tenant().id());
            select.setString(2, KeyKind.SUBJECT.name());
            select.setString(3, row.handle().hex());
            select.setString(4, KeyRow.State.DESTROYED.name());
            select.setString(5, row.scope());
            select.setString(6, row.scope());
            select.setString(7, KeySlot.WHOLE_SUBJECT);
            return refs(select);
        }
    }

    /** Says whether a request in quarantine covers the key. */
    static boolean isQuarantined(Connection connection, Tenant tenant, KeyRef ref) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT k.ref FROM tacit_shred_key k JOIN tacit_shred s ON s.tenant = k.tenant AND s.request_id ="
                        + " k.request_id WHERE k.tenant = ? AND k.ref = ? AND s.state = ?")) {
            select.setString(1, tenant.id());
            select.setString(2, ref.toString());
            select.setString(3, ShredRow.State.QUARANTINED.name());
            return !refs(select).isEmpty();
        }
    }

    /** Changes a key's state; a tombstone stays one. */
    static void change(Connection connection, Tenant tenant, KeyRef ref, KeyRow.State next) throws SQLException {
        String removal = next == KeyRow.State.DESTROYED ? ", wrapped_key = NULL" : "";
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE tacit_key SET state = ?" + removal + " WHERE tenant = ? AND ref = ? AND state <> ?")) {
            update.setString(1, next.name());
            update.setString(2, tenant.id());
            update.setString(3, ref.toString());
            update.setString(4, KeyRow.State.DESTROYED.name());
            int unused = update.executeUpdate();
        }
    }

    private static StoreMark mark(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("the key store's own row is missing", "02000");
            }
            return new StoreMark(rows.getString(1), rows.getLong(2));
        }
    }

    private static void insertKey(Connection connection, ShredRow row, KeyRef ref) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO tacit_shred_key (tenant, request_id, ref) VALUES (?, ?, ?)")) {
            insert.setString(1, row.tenant().id());
            insert.setString(2, row.requestId());
            insert.setString(3, ref.toString());
            int unused = insert.executeUpdate();
        }
    }

    private static List<ShredRow> requests(Connection connection, PreparedStatement select) throws SQLException {
        List<ShredRow> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(request(rows));
            }
        }
        List<ShredRow> requests = new ArrayList<>();
        for (ShredRow row : found) {
            requests.add(row.covering(keysOf(connection, row)));
        }
        return requests;
    }

    private static List<KeyRef> keysOf(Connection connection, ShredRow row) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT ref FROM tacit_shred_key WHERE tenant = ? AND request_id = ? ORDER BY ref")) {
            select.setString(1, row.tenant().id());
            select.setString(2, row.requestId());
            return refs(select);
        }
    }

    private static ShredRow request(ResultSet rows) throws SQLException {
        return new ShredRow(
                Tenant.of(rows.getString("tenant")),
                rows.getString("request_id"),
                SubjectHandle.parse(rows.getString("handle")),
                rows.getString("scope"),
                ShredRow.State.valueOf(rows.getString("state")),
                List.of(),
                KeyRows.instant(rows, "disabled_at"),
                KeyRows.instant(rows, "destroy_at"),
                Optional.ofNullable(rows.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static List<KeyRef> refs(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<KeyRef> refs = new ArrayList<>();
            while (rows.next()) {
                refs.add(KeyRef.parse(rows.getString(1)));
            }
            return refs;
        }
    }
}
