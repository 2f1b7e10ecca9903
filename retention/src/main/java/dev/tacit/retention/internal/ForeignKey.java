package dev.tacit.retention.internal;

import dev.tacit.table.SqlName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A foreign key, as the database's own metadata tells; names in lower case. Immutable and thread-safe.
 *
 * @param from the table whose rows refer
 * @param to the table that they refer to
 * @param columns column that refers → column that it refers to
 */
record ForeignKey(String from, String to, Map<String, String> columns) {
    ForeignKey {
        columns = Map.copyOf(columns);
    }

    /** Says whether a column of one table is tied to a column of the other. */
    boolean ties(SqlName column, SqlName toTable, SqlName toColumn) {
        return to.equals(lower(toTable)) && lower(toColumn).equals(columns.get(lower(column)));
    }

    /** Returns the column that refers to a table's column; empty text if this key has none. */
    List<String> referringTo(SqlName toTable, SqlName toColumn) {
        return to.equals(lower(toTable))
                ? columns.entrySet().stream()
                        .filter(pair -> pair.getValue().equals(lower(toColumn)))
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
    }

    /** Returns the keys by which a table's rows refer to others. */
    static List<ForeignKey> from(Connection connection, SqlName table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        try (ResultSet keys =
                database.getImportedKeys(connection.getCatalog(), connection.getSchema(), stored(database, table))) {
            return read(keys);
        }
    }

    /** Returns the keys by which other rows refer to a table's. */
    static List<ForeignKey> to(Connection connection, SqlName table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        try (ResultSet keys =
                database.getExportedKeys(connection.getCatalog(), connection.getSchema(), stored(database, table))) {
            return read(keys);
        }
    }

    /** A key over several columns has as many rows; the first begins it. */
    private static List<ForeignKey> read(ResultSet rows) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        Map<String, String> columns = new LinkedHashMap<>();
        String from = "";
        String to = "";
        while (rows.next()) {
            if (rows.getInt("KEY_SEQ") == 1 && !columns.isEmpty()) {
                keys.add(new ForeignKey(from, to, columns));
                columns.clear();
            }
            from = lower(rows.getString("FKTABLE_NAME"));
            to = lower(rows.getString("PKTABLE_NAME"));
            columns.put(lower(rows.getString("FKCOLUMN_NAME")), lower(rows.getString("PKCOLUMN_NAME")));
        }
        if (!columns.isEmpty()) {
            keys.add(new ForeignKey(from, to, columns));
        }
        return keys;
    }

    static String stored(DatabaseMetaData database, SqlName table) throws SQLException {
        return TableColumns.stored(table, database.storesUpperCaseIdentifiers());
    }

    static String lower(SqlName name) {
        return lower(name.text());
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
