package dev.tacit.crypto.jdbc;

import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.TenantShredRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests to shred whole tenants as rows, and what they do to keys and epochs. */
final class TenantShredRows {
    private static final String COLUMNS =
            "tenant, request_id, state, key_count, disabled_at, destroy_at, ended_at, keks_gone_at";

    private TenantShredRows() {}

    static List<TenantShredRow> of(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM tacit_tenant_shred WHERE tenant = ? ORDER BY disabled_at, request_id")) {
            select.setString(1, tenant.id());
            try (ResultSet rows = select.executeQuery()) {
                List<TenantShredRow> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(request(rows));
                }
                return found;
            }
        }
    }

    /** Says whether the tenant is shredded, or about to be. */
    static boolean stands(Connection connection, Tenant tenant) throws SQLException {
        return of(connection, tenant).stream().anyMatch(TenantShredRow::stands);
    }

    /** Lets no key of the tenant's be stored until the transaction ends: each is stored under a hold of its epoch. */
    static void lockEpochs(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT number FROM tacit_epoch WHERE tenant = ? FOR UPDATE")) {
            select.setString(1, tenant.id());
            select.executeQuery().close();
        }
    }

    static long countKeys(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT COUNT(*) FROM tacit_key WHERE tenant = ? AND state <> ?")) {
            select.setString(1, tenant.id());
            select.setString(2, KeyRow.State.DESTROYED.name());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    static void insert(Connection connection, TenantShredRow row) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO tacit_tenant_shred (tenant, request_id,"
                        + " state, key_count, disabled_at, destroy_at) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, row.tenant().id());
            insert.setString(2, row.requestId());
            insert.setString(3, row.state().name());
            insert.setLong(4, row.keys());
            insert.setObject(5, KeyRows.time(row.disabledAt()));
            insert.setObject(6, KeyRows.time(row.destroyAt()));
            int unused = insert.executeUpdate();
        }
    }

    static void update(Connection connection, TenantShredRow row) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE tacit_tenant_shred SET state = ?, ended_at = ?,"
                        + " keks_gone_at = ? WHERE tenant = ? AND request_id = ?")) {
            update.setString(1, row.state().name());
            setTime(update, 2, row.endedAt());
            setTime(update, 3, row.keksGoneAt());
            update.setString(4, row.tenant().id());
            update.setString(5, row.requestId());
            int unused = update.executeUpdate();
        }
    }

    /** Closes the tenant's epochs without their keys, and makes tombstones of its keys. */
    static void destroyAll(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE tacit_epoch SET state = ?, wrapped_key = ? WHERE tenant = ?")) {
            update.setString(1, EpochRow.State.CLOSED.name());
            update.setBytes(2, EpochRow.NO_KEY.bytes());
            update.setString(3, tenant.id());
            int unused = update.executeUpdate();
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE tacit_key SET state = ?, wrapped_key = NULL WHERE tenant = ?")) {
            update.setString(1, KeyRow.State.DESTROYED.name());
            update.setString(2, tenant.id());
            int unused = update.executeUpdate();
        }
    }

    private static void setTime(PreparedStatement statement, int index, Optional<Instant> time) throws SQLException {
        if (time.isPresent()) {
            statement.setObject(index, KeyRows.time(time.get()));
        } else {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }

    private static TenantShredRow request(ResultSet rows) throws SQLException {
        return new TenantShredRow(
                Tenant.of(rows.getString("tenant")),
                rows.getString("request_id"),
                ShredRow.State.valueOf(rows.getString("state")),
                rows.getLong("key_count"),
                KeyRows.instant(rows, "disabled_at"),
                KeyRows.instant(rows, "destroy_at"),
                time(rows, "ended_at"),
                time(rows, "keks_gone_at"));
    }

    private static Optional<Instant> time(ResultSet rows, String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
