package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.table.Dialect;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and locks rows of one mapped table. Immutable and thread-safe. */
public final class RowStore {
    /** How a row that another transaction has locked is met. */
    public enum Locking {
        /** It is left out. */
        SKIP,
        /** It is waited for. */
        WAIT
    }

    private final MappedTable table;
    private final TableMapping mapping;
    private final RowLayout layout;
    private final RowWriter writer;

    public RowStore(MappedTable table) {
        this.table = table;
        this.mapping = table.mapping();
        this.layout = new RowLayout(mapping);
        this.writer = new RowWriter(mapping, table.idType(), table.documentIsJson());
    }

    public MappedTable table() {
        return table;
    }

    /** Returns what erases rows by the statement that locks them. */
    EraseFirst eraseFirst() {
        return new EraseFirst(table, layout);
    }

    /** Returns what changes and deletes rows. */
    public RowWriter writer() {
        return writer;
    }

    /**
     * Rows that a statement found.
     *
     * @param end where the page ends; empty if it is not full, so that no other follows
     */
    record Page(List<Row> rows, Optional<DueQuery.Position> end) {}

    /**
     * Returns a page of the rows that a statement finds.
     *
     * @param after where the page before ended; empty for the first page
     * @param columns whether the personal columns are looked at; otherwise all count as filled, and an index that has the
     *     anchors and the subject answers alone
     */
    Page page(Connection connection, DueQuery query, Optional<DueQuery.Position> after, int rows, boolean columns)
            throws SQLException {
        String sql = "SELECT " + (columns ? layout.selection() : layout.selectionOfFilled()) + ", " + query.lead()
                + " FROM " + mapping.table() + " WHERE "
                + query.condition()
                + (after.isPresent() ? " AND (" + query.lead() + ", " + mapping.idColumn() + ") > (?, ?)" : "")
                + " ORDER BY " + query.lead() + ", " + mapping.idColumn() + " FETCH FIRST ? ROWS ONLY";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int index = bind(select, query.parameters());
            if (after.isPresent()) {
                select.setObject(index++, Instants.column(after.get().anchor()));
                table.idType().bind(select, index++, after.get().id());
            }
            select.setInt(index, rows);
            return page(select, rows);
        }
    }

    private Page page(PreparedStatement select, int most) throws SQLException {
        List<Row> page = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            int lead = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                page.add(layout.read(rows));
                if (page.size() == most) {
                    Instant anchor = Instants.read(rows, lead).orElseThrow();
                    String id = page.get(most - 1).id();
                    return new Page(page, Optional.of(new DueQuery.Position(anchor, id)));
                }
            }
        }
        return new Page(page, Optional.empty());
    }

    private static int bind(PreparedStatement select, List<Instant> parameters) throws SQLException {
        int index = 1;
        for (Instant parameter : parameters) {
            select.setObject(index++, Instants.column(parameter));
        }
        return index;
    }

    /** Returns the first rows, in the order of their ids, that satisfy a condition without parameters. */
    List<Row> first(Connection connection, String condition, int rows) throws SQLException {
        String sql = "SELECT " + layout.selection() + " FROM " + mapping.table() + " WHERE " + condition + " ORDER BY "
                + mapping.idColumn() + " FETCH FIRST ? ROWS ONLY";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, rows);
            return read(select);
        }
    }

    /** Returns the rows with these ids, without a lock; ids without a row are left out. */
    public List<Row> find(Connection connection, Collection<String> ids) throws SQLException {
        return select(connection, ids, "");
    }

    /** Returns the rows with these ids, locked in their order until the transaction ends, so that they may be deleted. */
    public List<Row> lock(Connection connection, Dialect dialect, Collection<String> ids, Locking locking)
            throws SQLException {
        return select(connection, ids, locking == Locking.SKIP ? dialect.skipLocked() : " FOR UPDATE");
    }

    /** Returns the rows locked so that they may be changed; others may add rows that refer to them where the database can. */
    List<Row> lockToChange(Connection connection, Dialect dialect, Collection<String> ids, Locking locking)
            throws SQLException {
        return dialect == Dialect.POSTGRESQL
                ? select(connection, ids, " FOR NO KEY UPDATE" + (locking == Locking.SKIP ? " SKIP LOCKED" : ""))
                : lock(connection, dialect, ids, locking);
    }

    /** Returns the ids of this subject's rows, in order. */
    public List<String> idsOf(Connection connection, Subject subject) throws SQLException {
        if (!table.subjectType().fits(subject.id())) {
            return List.of();
        }
        String sql = "SELECT " + mapping.idColumn() + " FROM " + mapping.table() + " WHERE " + mapping.subjectColumn()
                + " = ? ORDER BY " + mapping.idColumn();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            table.subjectType().bind(select, 1, subject.id());
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }

    /** Returns those of the ids that have a row, locked or not. */
    public Set<String> existing(Connection connection, Collection<String> ids) throws SQLException {
        Set<String> found = new HashSet<>();
        find(connection, ids).forEach(row -> found.add(row.id()));
        return found;
    }

    private List<Row> select(Connection connection, Collection<String> ids, String suffix) throws SQLException {
        List<String> fitting = ids.stream().filter(table.idType()::fits).toList();
        if (fitting.isEmpty()) {
            return List.of();
        }
        IdList list = IdList.of(connection, table.idType(), fitting);
        SqlName id = mapping.idColumn();
        String sql = "SELECT " + layout.selection() + " FROM " + mapping.table() + " WHERE " + id + list.condition()
                + " ORDER BY " + id + suffix;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int unused = list.bind(connection, select, 1);
            return read(select);
        }
    }

    private List<Row> read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return layout.readAll(rows);
        }
    }
}
