package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.hold.LegalHold;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of holds, and the gate through which holds and removals pass one at a time.
 *
 * <p>Who removes takes the gate shared before it looks for holds, and keeps it until its commit; who places a hold takes it
 * alone. So a placement waits for every removal that did not see it, and every later removal sees it.
 *
 * <p>On PostgreSQL the gate is two locks. Sweeps share one on the table of holds, which is granted in the order of asking:
 * a hold that waits is overtaken by no batch. Stores share the gate's row, which does not queue. A hold takes the table
 * first, so that no batch begins anything new, and then the row. Thread-safe.
 */
public final class HoldTable {
    /** So many holds are read whole rather than looked up one by one. */
    private static final int FEW = 500;

    /** A host may do without, but a hold must not be lost with the server's memory. */
    private static final String FORCE_TO_DISK =
            "SELECT set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') IN ('off', 'local')"
                    + " THEN 'on' ELSE current_setting('synchronous_commit') END, true)";

    private static final String COLUMNS =
            "SELECT id, matter, scope, subject_handle, category, record_name, record_id, placed_at, effective_until"
                    + " FROM tacit_hold";

    private final Tenant tenant;

    public HoldTable(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Takes the gate for a sweep's removal, until the transaction ends; others that remove pass too where the database can. */
    public void enterShared(Connection connection, Dialect dialect) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            execute(connection, "LOCK TABLE tacit_hold IN ROW SHARE MODE");
        } else {
            lockGate(connection, " FOR UPDATE");
        }
    }

    /**
     * Takes the gate for a removal that a sweep may be waiting for: a store's, called in the midst of a batch. It must not
     * queue behind a hold that waits for that very batch, so it may overtake one.
     */
    public void enterNested(Connection connection, Dialect dialect) throws SQLException {
        lockGate(connection, dialect == Dialect.POSTGRESQL ? " FOR SHARE" : " FOR UPDATE");
    }

    /** Takes the gate alone, until the transaction ends: waits for every removal under way, and no later batch overtakes. */
    public void enterAlone(Connection connection, Dialect dialect) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            execute(connection, FORCE_TO_DISK);
            execute(connection, "LOCK TABLE tacit_hold IN EXCLUSIVE MODE");
        }
        lockGate(connection, " FOR UPDATE");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static void lockGate(Connection connection, String mode) throws SQLException {
        try (PreparedStatement lock =
                        connection.prepareStatement("SELECT id FROM tacit_hold_gate WHERE id = 1" + mode);
                ResultSet row = lock.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the hold gate has no row");
            }
        }
    }

    /** Adds a hold; the caller has the gate alone. */
    public void insert(Connection connection, LegalHold hold, Actor by) throws SQLException {
        String sql = "INSERT INTO tacit_hold (id, tenant, matter, scope, subject_handle, category, record_name,"
                + " record_id, placed_at, placed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, hold.id());
            insert.setString(2, tenant.id());
            insert.setString(3, hold.matter());
            insert.setString(4, hold.scope().kind());
            bindScope(insert, hold.scope());
            insert.setObject(9, Instants.column(hold.placedAt()));
            insert.setString(10, Actors.text(by));
            requireOne(insert.executeUpdate());
        }
    }

    private static void bindScope(PreparedStatement insert, HoldScope scope) throws SQLException {
        Optional<RecordRef> record =
                scope instanceof HoldScope.OfRecord held ? Optional.of(held.record()) : Optional.empty();
        insert.setString(
                5, scope instanceof HoldScope.OfSubject held ? held.handle().hex() : null);
        insert.setString(6, scope instanceof HoldScope.OfCategory held ? held.category() : null);
        insert.setString(7, record.map(RecordRef::recordName).orElse(null));
        insert.setString(8, record.map(RecordRef::recordId).orElse(null));
    }

    /** Ends the holds of a matter at an instant, and returns them; those that were ended before stay as they are. */
    public List<LegalHold> end(Connection connection, String matter, Actor by, Instant at) throws SQLException {
        List<LegalHold> open = select(connection, " AND matter = ? AND effective_until IS NULL FOR UPDATE", matter);
        String sql = "UPDATE tacit_hold SET effective_until = ?, released_by = ? WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (LegalHold hold : open) {
                update.setObject(1, Instants.column(at));
                update.setString(2, Actors.text(by));
                update.setString(3, hold.id());
                requireOne(update.executeUpdate());
            }
        }
        return open.stream()
                .map(hold -> new LegalHold(hold.id(), hold.matter(), hold.scope(), hold.placedAt(), Optional.of(at)))
                .toList();
    }

    /** Returns the holds that are effective at an instant, in the order of their ids. */
    public List<LegalHold> effective(Connection connection, Instant now) throws SQLException {
        return select(connection, " AND (effective_until IS NULL OR effective_until > ?) ORDER BY id", now);
    }

    /** Returns the holds that are effective at an instant and keep one of these records or subjects. */
    public ActiveHolds on(
            Connection connection, Instant now, Collection<RecordRef> records, Collection<SubjectHandle> handles)
            throws SQLException {
        if (records.isEmpty()) {
            return new ActiveHolds(List.of());
        }
        Optional<ActiveHolds> few = ifFew(connection, now);
        return few.isPresent() ? few.get() : among(connection, now, records, handles);
    }

    /** Returns all holds that are effective at an instant; empty if they are too many to read them whole. */
    Optional<ActiveHolds> ifFew(Connection connection, Instant now) throws SQLException {
        List<LegalHold> few = select(
                connection,
                " AND (effective_until IS NULL OR effective_until > ?) FETCH FIRST " + (FEW + 1) + " ROWS ONLY",
                now);
        return few.size() <= FEW ? Optional.of(new ActiveHolds(few)) : Optional.empty();
    }

    /** Returns those of many holds that keep one of these records or subjects. */
    ActiveHolds among(
            Connection connection, Instant now, Collection<RecordRef> records, Collection<SubjectHandle> handles)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(now));
        List<String> scopes = new ArrayList<>(List.of("category IS NOT NULL"));
        if (!handles.isEmpty()) {
            scopes.add("subject_handle IN " + InList.of(handles.size()));
            handles.forEach(handle -> parameters.add(handle.hex()));
        }
        scopes.add("record_id IN " + InList.of(records.size()));
        records.forEach(record -> parameters.add(record.recordId()));
        String condition =
                " AND (effective_until IS NULL OR effective_until > ?) AND (" + String.join(" OR ", scopes) + ")";
        return new ActiveHolds(select(connection, condition, parameters.toArray()));
    }

    private List<LegalHold> select(Connection connection, String condition, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + " WHERE tenant = ?" + condition)) {
            select.setString(1, tenant.id());
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i];
                select.setObject(i + 2, parameter instanceof Instant at ? Instants.column(at) : parameter);
            }
            List<LegalHold> holds = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    holds.add(hold(rows));
                }
            }
            return holds;
        }
    }

    private static LegalHold hold(ResultSet row) throws SQLException {
        return new LegalHold(
                row.getString("id"),
                row.getString("matter"),
                scope(row),
                Instants.read(row, 8).orElseThrow(),
                Instants.read(row, 9));
    }

    private static HoldScope scope(ResultSet row) throws SQLException {
        @Nullable String handle = row.getString("subject_handle");
        if (handle != null) {
            return new HoldScope.OfSubject(SubjectHandle.parse(handle));
        }
        @Nullable String category = row.getString("category");
        return category != null
                ? new HoldScope.OfCategory(category)
                : new HoldScope.OfRecord(RecordRef.of(row.getString("record_name"), row.getString("record_id")));
    }

    private static void requireOne(int rows) throws SQLException {
        if (rows != 1) {
            throw new SQLException("one row was expected to change");
        }
    }
}
