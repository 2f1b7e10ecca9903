package dev.tacit.crypto.jdbc;

import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.table.SqlName;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The row on which a result set stands: each column is read once, and a document is parsed once. Not thread-safe. */
final class StoredRow {
    private static final Set<Integer> BINARY = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private final ResultSet rows;
    private final Map<SqlName, Optional<Object>> values = new HashMap<>();
    private final Map<SqlName, Optional<JsonObject>> documents = new HashMap<>();

    StoredRow(ResultSet rows) {
        this.rows = rows;
    }

    /** Returns a String or bytes; empty for null. */
    Optional<Object> value(SqlName column) throws SQLException {
        Optional<Object> known = values.get(column);
        if (known == null) {
            known = read(column);
            values.put(column, known);
        }
        return known;
    }

    /** Returns the document in this column; empty if what stands there is none. */
    Optional<JsonObject> document(SqlName column) throws SQLException {
        Optional<JsonObject> known = documents.get(column);
        if (known == null) {
            known = value(column).flatMap(StoredRow::parse);
            documents.put(column, known);
        }
        return known;
    }

    private Optional<Object> read(SqlName column) throws SQLException {
        int index = rows.findColumn(column.text());
        ResultSetMetaData types = rows.getMetaData();
        return Optional.ofNullable(
                BINARY.contains(types.getColumnType(index)) ? rows.getBytes(index) : rows.getString(index));
    }

    private static Optional<JsonObject> parse(Object stored) {
        try {
            Object parsed = stored instanceof byte[] utf8 ? Json.parse(utf8) : Json.parse(stored.toString());
            return parsed instanceof JsonObject document ? Optional.of(document) : Optional.empty();
        } catch (JsonException noDocument) {
            return Optional.empty();
        }
    }
}
