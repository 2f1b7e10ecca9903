package dev.tacit.retention.internal;

import dev.tacit.table.Dialect;
import dev.tacit.table.SqlName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a change of a table's rows does to another table by a foreign key; names in lower case. Immutable and thread-safe.
 *
 * @param from the table whose rows refer; of a partition, the table that it is a part of
 * @param column the column that they refer to
 * @param deletes whether rows that refer are deleted together with the row that they refer to
 * @param changes whether rows that refer are changed when that column is
 */
record Reference(String from, String column, boolean deletes, boolean changes) {
    /** JDBC tells neither of keys that refer to a partition alone nor of those that a partition has alone. */
    private static final String POSTGRESQL = """
            WITH RECURSIVE part (oid) AS (
                SELECT CAST(to_regclass(?) AS oid)
                UNION SELECT i.inhrelid FROM pg_inherits i JOIN part ON i.inhparent = part.oid)
            SELECT DISTINCT c.relname, a.attname, k.confdeltype = 'c', k.confupdtype IN ('c', 'n', 'd')
            FROM part
            JOIN pg_constraint k ON k.confrelid = part.oid AND k.contype = 'f'
            JOIN pg_class c ON c.oid = COALESCE(CAST(pg_partition_root(k.conrelid) AS oid), k.conrelid)
            JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
            ORDER BY 1, 2""";

    /** Returns what refers to a table's rows, or to those of a part of it. */
    static List<Reference> to(Connection connection, SqlName table) throws SQLException {
        return Dialect.of(connection) == Dialect.POSTGRESQL
                ? ofPostgres(connection, table)
                : ofMetadata(connection, table);
    }

    private static List<Reference> ofPostgres(Connection connection, SqlName table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(POSTGRESQL)) {
            select.setString(1, table.text().toLowerCase(Locale.ROOT));
            List<Reference> references = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    references.add(new Reference(
                            ForeignKey.lower(rows.getString(1)),
                            ForeignKey.lower(rows.getString(2)),
                            rows.getBoolean(3),
                            rows.getBoolean(4)));
                }
            }
            return references;
        }
    }

    private static List<Reference> ofMetadata(Connection connection, SqlName table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        List<Reference> references = new ArrayList<>();
        try (ResultSet keys = database.getExportedKeys(
                connection.getCatalog(), connection.getSchema(), ForeignKey.stored(database, table))) {
            while (keys.next()) {
                references.add(new Reference(
                        ForeignKey.lower(keys.getString("FKTABLE_NAME")),
                        ForeignKey.lower(keys.getString("PKCOLUMN_NAME")),
                        keys.getInt("DELETE_RULE") == DatabaseMetaData.importedKeyCascade,
                        changes(keys.getInt("UPDATE_RULE"))));
            }
        }
        return references;
    }

    private static boolean changes(int rule) {
        return rule != DatabaseMetaData.importedKeyNoAction && rule != DatabaseMetaData.importedKeyRestrict;
    }
}
