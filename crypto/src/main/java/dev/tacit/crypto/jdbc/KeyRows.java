package dev.tacit.crypto.jdbc;

import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.WrappedKey;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Epochs and keys as rows. */
final class KeyRows {
    private static final String EPOCH_COLUMNS = "tenant, number, state, kek_id, epoch_kek, wrapped_key, created_at";
    private static final String KEY_COLUMNS =
            "tenant, kind, owner, scope, generation, ref, epoch, wrapped_key, state, created_at";

    /** A row stays what it is while its tenant's shred can be cancelled, and is read as disabled. */
    private static final String AS_READ = "tenant, kind, owner, scope, generation, ref, epoch, wrapped_key, created_at,"
            + " CASE WHEN state = 'ACTIVE' AND EXISTS (SELECT 1 FROM tacit_tenant_shred s WHERE s.tenant ="
            + " tacit_key.tenant AND s.state <> 'CANCELLED') THEN 'DISABLED' ELSE state END AS state";
    /** PostgreSQL takes 65 535 parameters, other databases fewer. */
    private static final int MAX_REFS = 500;

    private KeyRows() {}

    static Optional<EpochRow> newestEpoch(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + EPOCH_COLUMNS
                + " FROM tacit_epoch WHERE tenant = ? ORDER BY number DESC FETCH FIRST 1 ROWS ONLY")) {
            select.setString(1, tenant.id());
            return epoch(select);
        }
    }

    static Optional<EpochRow> epoch(Connection connection, Tenant tenant, int number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + EPOCH_COLUMNS + " FROM tacit_epoch WHERE tenant = ? AND number = ?")) {
            select.setString(1, tenant.id());
            select.setInt(2, number);
            return epoch(select);
        }
    }

    static EpochRow insert(Connection connection, EpochRow row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO tacit_epoch (" + EPOCH_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, row.tenant().id());
            insert.setInt(2, row.number());
            insert.setString(3, row.state().name());
            insert.setString(4, row.kekId());
            insert.setString(5, row.epochKek());
            insert.setBytes(6, row.key().bytes());
            insert.setObject(7, time(row.createdAt()));
            int unused = insert.executeUpdate();
            return row;
        }
    }

    /** Locks the epoch against closing until the transaction ends, and says whether it is open. */
    static boolean holdOpen(Connection connection, Tenant tenant, int number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT state FROM tacit_epoch WHERE tenant = ? AND number = ?" + sharedLock(connection))) {
            select.setString(1, tenant.id());
            select.setInt(2, number);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getString(1).equals(EpochRow.State.OPEN.name());
            }
        }
    }

    /** H2 knows no shared lock, so there one first write waits for another. */
    static String sharedLock(Connection connection) throws SQLException {
        return Dialect.of(connection) == Dialect.H2 ? " FOR UPDATE" : " FOR SHARE";
    }

    /** Says whether the slot's newest key is active. */
    static boolean isActive(Connection connection, KeySlot slot) throws SQLException {
        List<KeyRow> rows = generations(connection, slot);
        return !rows.isEmpty() && rows.get(rows.size() - 1).state() == KeyRow.State.ACTIVE;
    }

    static List<KeyRow> generations(Connection connection, KeySlot slot) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + AS_READ
                + " FROM tacit_key WHERE tenant = ? AND kind = ? AND owner = ? AND scope = ? ORDER BY generation")) {
            select.setString(1, slot.tenant().id());
            select.setString(2, slot.kind().name());
            select.setString(3, slot.owner());
            select.setString(4, slot.scope());
            return keys(select);
        }
    }

    static Optional<KeyRow> byReference(Connection connection, Tenant tenant, KeyRef ref) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + AS_READ + " FROM tacit_key WHERE tenant = ? AND ref = ?")) {
            select.setString(1, tenant.id());
            select.setString(2, ref.toString());
            return keys(select).stream().findFirst();
        }
    }

    /** Asks for many at once; one question takes at most {@link #MAX_REFS}. */
    static List<KeyRow> byReferences(Connection connection, Tenant tenant, List<KeyRef> refs) throws SQLException {
        List<KeyRow> rows = new ArrayList<>();
        for (int from = 0; from < refs.size(); from += MAX_REFS) {
            rows.addAll(some(connection, tenant, refs.subList(from, Math.min(refs.size(), from + MAX_REFS))));
        }
        return rows;
    }

    private static List<KeyRow> some(Connection connection, Tenant tenant, List<KeyRef> refs) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(refs.size(), "?"));
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + AS_READ + " FROM tacit_key WHERE tenant = ? AND ref IN (" + marks + ")")) {
            select.setString(1, tenant.id());
            for (int i = 0; i < refs.size(); i++) {
                select.setString(2 + i, refs.get(i).toString());
            }
            return keys(select);
        }
    }

    static KeyRow insert(Connection connection, KeyRow row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO tacit_key (" + KEY_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, row.tenant().id());
            insert.setString(2, row.slot().kind().name());
            insert.setString(3, row.slot().owner());
            insert.setString(4, row.slot().scope());
            insert.setInt(5, row.generation());
            insert.setString(6, row.ref().toString());
            insert.setInt(7, row.epoch());
            setKey(insert, 8, row.key());
            insert.setString(9, row.state().name());
            insert.setObject(10, time(row.createdAt()));
            int unused = insert.executeUpdate();
            return row;
        }
    }

    /** Returns the sum; empty if there is no such key. */
    static Optional<Long> reserveMessages(Connection connection, Tenant tenant, KeyRef ref, long messages)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE tacit_key SET messages = messages + ? WHERE tenant = ? AND ref = ?")) {
            update.setLong(1, messages);
            update.setString(2, tenant.id());
            update.setString(3, ref.toString());
            if (update.executeUpdate() == 0) {
                return Optional.empty();
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT messages FROM tacit_key WHERE tenant = ? AND ref = ?")) {
            select.setString(1, tenant.id());
            select.setString(2, ref.toString());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void setKey(PreparedStatement insert, int index, Optional<WrappedKey> key) throws SQLException {
        if (key.isPresent()) {
            insert.setBytes(index, key.get().bytes());
        } else {
            insert.setNull(index, Types.VARBINARY);
        }
    }

    private static Optional<EpochRow> epoch(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            return Optional.of(new EpochRow(
                    Tenant.of(rows.getString("tenant")),
                    rows.getInt("number"),
                    EpochRow.State.valueOf(rows.getString("state")),
                    rows.getString("kek_id"),
                    rows.getString("epoch_kek"),
                    WrappedKey.of(rows.getBytes("wrapped_key")),
                    instant(rows, "created_at")));
        }
    }

    private static List<KeyRow> keys(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<KeyRow> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(key(rows));
            }
            return keys;
        }
    }

    private static KeyRow key(ResultSet rows) throws SQLException {
        KeySlot slot = new KeySlot(
                Tenant.of(rows.getString("tenant")),
                KeyKind.valueOf(rows.getString("kind")),
                rows.getString("owner"),
                rows.getString("scope"));
        return new KeyRow(
                slot,
                rows.getInt("generation"),
                KeyRef.parse(rows.getString("ref")),
                rows.getInt("epoch"),
                Optional.ofNullable(rows.getBytes("wrapped_key")).map(WrappedKey::of),
                KeyRow.State.valueOf(rows.getString("state")),
                instant(rows, "created_at"));
    }
}
