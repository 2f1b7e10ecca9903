package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.table.Dialect;
import dev.tacit.table.KeysetPage;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads, locks and removes the rows of one mapped table. Immutable and thread-safe. */
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

    public RowStore(MappedTable table) {
        this.table = table;
        this.mapping = table.mapping();
    }

    public MappedTable table() {
        return table;
    }

    /**
     * Returns a page of rows in the order of their ids.
     *
     * @param after the last id of the page before; empty for the first page
     */
    public List<Row> page(Connection connection, Optional<String> after, int rows) throws SQLException {
        List<SqlName> columns = Row.columns(mapping);
        KeysetPage page =
                after.isEmpty() ? KeysetPage.first(mapping, columns, "") : KeysetPage.of(mapping, columns, "");
        try (PreparedStatement select = connection.prepareStatement(page.sql())) {
            int index = 1;
            if (after.isPresent()) {
                table.idType().bind(select, index++, after.get());
            }
            select.setInt(index, rows);
            return read(select);
        }
    }

    /** Returns the rows with these ids, without a lock; ids without a row are left out. */
    public List<Row> find(Connection connection, Collection<String> ids) throws SQLException {
        return select(connection, ids, "");
    }

    /** Returns the rows with these ids, locked in their order until the transaction ends. */
    public List<Row> lock(Connection connection, Dialect dialect, Collection<String> ids, Locking locking)
            throws SQLException {
        return select(connection, ids, locking == Locking.SKIP ? dialect.skipLocked() : " FOR UPDATE");
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

    /** Clears personal columns, index columns and personal members of the document; the rows are locked already. */
    public void eraseFields(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(erasingSql())) {
            for (Row row : rows) {
                int index = 1;
                if (mapping.documentColumn().isPresent()) {
                    bindDocument(update, index++, rest(row));
                }
                table.idType().bind(update, index, row.id());
                update.addBatch();
            }
            requireOneEach(update.executeBatch());
        }
    }

    /** Clears index columns; the rows are locked already. */
    public void clearIndexes(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty() || mapping.indexColumns().isEmpty()) {
            return;
        }
        String cleared = mapping.indexColumns().values().stream()
                .distinct()
                .map(column -> column + " = NULL")
                .collect(Collectors.joining(", "));
        updateEach(
                connection,
                "UPDATE " + mapping.table() + " SET " + cleared + " WHERE " + mapping.idColumn() + " = ?",
                rows);
    }

    /** Deletes rows that are locked already. */
    public void delete(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        updateEach(connection, "DELETE FROM " + mapping.table() + " WHERE " + mapping.idColumn() + " = ?", rows);
    }

    private void updateEach(Connection connection, String sql, List<Row> rows) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                table.idType().bind(update, 1, row.id());
                update.addBatch();
            }
            requireOneEach(update.executeBatch());
        }
    }

    private List<Row> select(Connection connection, Collection<String> ids, String suffix) throws SQLException {
        List<String> fitting = ids.stream().filter(table.idType()::fits).toList();
        if (fitting.isEmpty()) {
            return List.of();
        }
        String columns = Row.columns(mapping).stream()
                .filter(column -> !column.equals(mapping.idColumn()))
                .map(column -> ", " + column)
                .collect(Collectors.joining());
        String sql = "SELECT " + mapping.idColumn() + columns + " FROM " + mapping.table() + " WHERE "
                + mapping.idColumn() + " IN " + InList.of(fitting.size()) + " ORDER BY " + mapping.idColumn() + suffix;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < fitting.size(); i++) {
                table.idType().bind(select, i + 1, fitting.get(i));
            }
            return read(select);
        }
    }

    private List<Row> read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return Row.readAll(rows, mapping);
        }
    }

    private String erasingSql() {
        List<String> assignments = new ArrayList<>();
        mapping.documentColumn().ifPresent(column -> assignments.add(column + " = ?"));
        Row.erasedColumns(mapping).forEach(column -> assignments.add(column + " = NULL"));
        return "UPDATE " + mapping.table() + " SET " + String.join(", ", assignments) + " WHERE " + mapping.idColumn()
                + " = ?";
    }

    private @Nullable String rest(Row row) {
        return row.document() instanceof StoredDocument.Parsed parsed
                ? parsed.without(mapping.documentMembers())
                : null;
    }

    private void bindDocument(PreparedStatement update, int index, @Nullable String text) throws SQLException {
        if (table.documentIsJson()) {
            update.setObject(index, text, Types.OTHER);
        } else {
            update.setString(index, text);
        }
    }

    /** A locked row cannot vanish; if one did, the batch is not what it was decided on. */
    private static void requireOneEach(int[] counts) throws SQLException {
        for (int count : counts) {
            if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
                throw new SQLException("a locked row was not found");
            }
        }
    }
}
