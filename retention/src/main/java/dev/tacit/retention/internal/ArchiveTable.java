package dev.tacit.retention.internal;

import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads sealed values from a live table, whose rows are locked, and writes them to its archive. Thread-safe. */
final class ArchiveTable {
    private final MappedTable live;
    private final TableMapping mapping;
    private final SqlName archive;

    ArchiveTable(MappedTable live, SqlName archive) {
        this.live = live;
        this.mapping = live.mapping();
        this.archive = archive;
    }

    /** The values of one row's columns that are not NULL. */
    record Values(Map<SqlName, String> texts, Map<SqlName, byte[]> bytes) {
        static final Values NONE = new Values(Map.of(), Map.of());

        @Override
        public String toString() {
            return "Values[…]";
        }
    }

    /** Returns id → the values of these columns. */
    Map<String, Values> values(Connection connection, List<Row> rows, Collection<SqlName> columns) throws SQLException {
        Map<String, Values> values = new HashMap<>();
        if (rows.isEmpty() || columns.isEmpty()) {
            return values;
        }
        List<SqlName> ordered = List.copyOf(columns);
        IdList ids = ids(connection, rows.stream().map(Row::id).toList());
        String sql = "SELECT " + mapping.idColumn() + ", " + list(ordered) + " FROM " + mapping.table() + " WHERE "
                + mapping.idColumn() + ids.condition();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int unused = ids.bind(connection, select, 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.put(row.getString(1), values(row, ordered));
                }
            }
        }
        return values;
    }

    private static Values values(ResultSet row, List<SqlName> columns) throws SQLException {
        Map<SqlName, String> texts = new HashMap<>();
        Map<SqlName, byte[]> bytes = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (row.getObject(i + 2) instanceof byte[] binary) {
                bytes.put(columns.get(i), binary);
            } else if (row.getString(i + 2) != null) {
                texts.put(columns.get(i), row.getString(i + 2));
            }
        }
        return new Values(texts, bytes);
    }

    /** Adds rows that the archive lacks, and to each what was sealed of it. */
    void write(Connection connection, List<Archiver.Sealed> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<String> ids = rows.stream().map(Archiver.Sealed::id).toList();
        addMissing(connection, ids);
        Map<String, String> documents = documents(connection, ids);
        List<SqlName> fields =
                mapping.fieldColumns().values().stream().distinct().toList();
        String set = fields.stream()
                .map(column -> column + " = COALESCE(?, " + column + ")")
                .collect(Collectors.joining(", "));
        String document = mapping.documentColumn()
                .map(column -> (set.isEmpty() ? "" : ", ") + column + " = ?")
                .orElse("");
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + archive + " SET " + set + document + " WHERE " + mapping.idColumn() + " = ?")) {
            for (Archiver.Sealed row : rows) {
                int next = bindFields(update, row, fields);
                if (mapping.documentColumn().isPresent()) {
                    bindDocument(update, next++, row, Optional.ofNullable(documents.get(row.id())));
                }
                live.idType().bind(update, next, row.id());
                update.addBatch();
            }
            for (int count : update.executeBatch()) {
                if (count == 0) {
                    throw new SQLException("an archived row was not found");
                }
            }
        }
    }

    private void addMissing(Connection connection, List<String> ids) throws SQLException {
        IdList list = ids(connection, ids);
        SqlName id = mapping.idColumn();
        String columns = list(Archiver.copiedColumns(mapping));
        String sql = "INSERT INTO " + archive + " (" + columns + ") SELECT " + columns + " FROM " + mapping.table()
                + " WHERE " + id + list.condition() + " AND NOT EXISTS (SELECT 1 FROM " + archive + " WHERE " + archive
                + "." + id + " = " + mapping.table() + "." + id + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int unused = list.bind(connection, insert, 1);
            int added = insert.executeUpdate();
            if (added > ids.size()) {
                throw new SQLException("an id was expected to name one row");
            }
        }
    }

    private Map<String, String> documents(Connection connection, List<String> ids) throws SQLException {
        Map<String, String> documents = new HashMap<>();
        for (SqlName column : mapping.documentColumn().stream().toList()) {
            IdList list = ids(connection, ids);
            String sql = "SELECT " + mapping.idColumn() + ", " + column + " FROM " + archive + " WHERE "
                    + mapping.idColumn() + list.condition() + " AND " + column + " IS NOT NULL";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                int unused = list.bind(connection, select, 1);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        documents.put(row.getString(1), row.getString(2));
                    }
                }
            }
        }
        return documents;
    }

    private static int bindFields(PreparedStatement update, Archiver.Sealed row, List<SqlName> fields)
            throws SQLException {
        int next = 1;
        for (SqlName column : fields) {
            if (row.bytes().containsKey(column)) {
                update.setBytes(next++, row.bytes().get(column));
            } else if (row.texts().containsKey(column)) {
                update.setString(next++, row.texts().get(column));
            } else {
                // Of no type, so that it suits columns of either.
                update.setNull(next++, Types.NULL);
            }
        }
        return next;
    }

    private void bindDocument(PreparedStatement update, int index, Archiver.Sealed row, Optional<String> archived)
            throws SQLException {
        Optional<String> text =
                row.document().map(later -> Archiver.merged(archived, later)).or(() -> archived);
        if (live.documentIsJson()) {
            update.setObject(index, text.orElse(null), Types.OTHER);
        } else {
            update.setString(index, text.orElse(null));
        }
    }

    private IdList ids(Connection connection, List<String> ids) throws SQLException {
        return IdList.of(connection, live.idType(), ids);
    }

    private static String list(List<SqlName> columns) {
        return columns.stream().map(SqlName::text).collect(Collectors.joining(", "));
    }
}
