package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes and deletes rows of one mapped table; they are locked already. Immutable and thread-safe. */
public final class RowWriter {
    private final TableMapping mapping;
    private final ValueType idType;
    private final boolean documentIsJson;

    RowWriter(TableMapping mapping, ValueType idType, boolean documentIsJson) {
        this.mapping = mapping;
        this.idType = idType;
        this.documentIsJson = documentIsJson;
    }

    /** Clears personal columns, index columns and personal members of the document, besides these members. */
    public void eraseFields(Connection connection, List<Row> rows, Set<String> spared) throws SQLException {
        erase(connection, rows, spared, List.of());
    }

    /** Clears them all, and the subject with them. */
    void anonymize(Connection connection, List<Row> rows) throws SQLException {
        erase(connection, rows, Set.of(), List.of(mapping.subjectColumn() + " = NULL"));
    }

    /** Clears them all, and puts the handle in the subject's place; rows whose columns are NULL already included. */
    void pseudonymize(Connection connection, List<Row> rows, Function<Row, SubjectHandle> handles) throws SQLException {
        erase(connection, rows, Set.of(), List.of());
        String sql = "UPDATE " + mapping.table() + " SET " + mapping.subjectColumn() + " = ? WHERE "
                + mapping.idColumn() + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                update.setString(1, handles.apply(row).hex());
                idType.bind(update, 2, row.id());
                update.addBatch();
            }
            requireOneEach(update.executeBatch());
        }
    }

    /** Clears index columns. */
    public void clearIndexes(Connection connection, List<Row> rows) throws SQLException {
        List<String> cleared =
                nulled(mapping.indexColumns().values().stream().distinct().toList());
        if (!cleared.isEmpty()) {
            changeAll(connection, "UPDATE " + mapping.table() + " SET " + String.join(", ", cleared), rows);
        }
    }

    /** Deletes the rows. */
    void delete(Connection connection, List<Row> rows) throws SQLException {
        changeAll(connection, "DELETE FROM " + mapping.table(), rows);
    }

    private void erase(Connection connection, List<Row> rows, Set<String> spared, List<String> more)
            throws SQLException {
        List<String> assignments = new ArrayList<>(nulled(Row.erasedColumns(mapping, spared)));
        assignments.addAll(more);
        Set<String> members = Row.documentMembers(mapping, spared);
        List<Row> documents =
                rows.stream().filter(row -> row.document().mayHold(members)).toList();
        List<Row> others =
                rows.stream().filter(row -> !row.document().mayHold(members)).toList();
        eraseDocuments(connection, documents, members, assignments);
        if (!assignments.isEmpty()) {
            changeAll(connection, "UPDATE " + mapping.table() + " SET " + String.join(", ", assignments), others);
        }
    }

    /** Each document has a rest of its own, so there is a statement for each row. */
    private void eraseDocuments(Connection connection, List<Row> rows, Set<String> members, List<String> assignments)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(assignments);
        mapping.documentColumn().ifPresent(column -> all.add(0, column + " = ?"));
        String sql = "UPDATE " + mapping.table() + " SET " + String.join(", ", all) + " WHERE " + mapping.idColumn()
                + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                bindDocument(update, rest(row, members));
                idType.bind(update, 2, row.id());
                update.addBatch();
            }
            requireOneEach(update.executeBatch());
        }
    }

    private static @Nullable String rest(Row row, Set<String> members) {
        return row.document() instanceof StoredDocument.Parsed parsed ? parsed.without(members) : null;
    }

    private void bindDocument(PreparedStatement update, @Nullable String text) throws SQLException {
        if (documentIsJson) {
            update.setObject(1, text, Types.OTHER);
        } else {
            update.setString(1, text);
        }
    }

    private void changeAll(Connection connection, String change, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        IdList list = IdList.of(connection, idType, rows.stream().map(Row::id).toList());
        try (PreparedStatement update =
                connection.prepareStatement(change + " WHERE " + mapping.idColumn() + list.condition())) {
            int unused = list.bind(connection, update, 1);
            if (update.executeUpdate() != rows.size()) {
                throw RowFaults.unchanged();
            }
        }
    }

    private static List<String> nulled(List<SqlName> columns) {
        return columns.stream().map(column -> column + " = NULL").toList();
    }

    /** A locked row cannot vanish, so something in the database left it as it is. */
    private static void requireOneEach(int[] counts) throws SQLException {
        for (int count : counts) {
            if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
                throw RowFaults.unchanged();
            }
        }
    }
}
