package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.json.JsonPointer;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.table.Dialect;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What must hold of a table for its rows to be judged one by one: it is a table, not a view of one; an id names one row; and
 * no row is hidden from the engine.
 */
final class TableShape {
    private static final Set<String> TABLES = Set.of("TABLE", "BASE TABLE", "PARTITIONED TABLE");

    /** @throws RetentionSetupException naming the table, and what is wrong with it */
    static void refuse(Connection connection, TableMapping mapping, TableColumns columns, JsonPointer neededBy)
            throws SQLException {
        SqlName table = mapping.table();
        Safe named = Safe.of("table", table.text());
        if (!isTable(connection, table)) {
            throw new RetentionSetupException(
                    neededBy,
                    "what is swept must be a table: of a view nobody knows what the database does to the rows behind it",
                    named);
        }
        if (inherits(connection, table)) {
            throw new RetentionSetupException(
                    neededBy, "a table that others inherit from cannot be swept: its id would not name one row", named);
        }
        if (columns.column(mapping.idColumn()).nullable() || !isUnique(connection, table, mapping.idColumn())) {
            throw columns.refusal(
                    "the id column must be NOT NULL and have a unique index of its own: an id must name one row",
                    mapping.idColumn());
        }
        refuseHidden(connection, table);
    }

    /** @throws RetentionSetupException if PostgreSQL shows the engine only some of the rows */
    static void refuseHidden(Connection connection, SqlName table) throws SQLException {
        if (isTrue(connection, "SELECT row_security_active(CAST(to_regclass(?) AS oid))", table)) {
            throw new RetentionSetupException(
                    "row-level security hides rows of this table from the engine, so that what is due would stay unseen;"
                            + " give the engine a role with BYPASSRLS",
                    Safe.of("table", table.text()));
        }
    }

    private static boolean inherits(Connection connection, SqlName table) throws SQLException {
        return isTrue(
                connection,
                "SELECT EXISTS (SELECT 1 FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhparent"
                        + " WHERE c.oid = to_regclass(?) AND c.relkind = 'r')",
                table);
    }

    /** Asks PostgreSQL about a table; what only it has, others have not. */
    private static boolean isTrue(Connection connection, String question, SqlName table) throws SQLException {
        if (Dialect.of(connection) != Dialect.POSTGRESQL) {
            return false;
        }
        try (PreparedStatement select = connection.prepareStatement(question)) {
            select.setString(1, table.text().toLowerCase(Locale.ROOT));
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static boolean isTable(Connection connection, SqlName table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        try (ResultSet found = database.getTables(
                connection.getCatalog(),
                TableColumns.pattern(database, connection.getSchema()),
                TableColumns.pattern(database, ForeignKey.stored(database, table)),
                null)) {
            return found.next() && TABLES.contains(String.valueOf(found.getString("TABLE_TYPE")));
        }
    }

    /** A unique index over more columns, or over some rows, lets two rows have one id. */
    private static boolean isUnique(Connection connection, SqlName table, SqlName id) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        Map<String, Set<String>> columns = new HashMap<>();
        Set<String> partial = new HashSet<>();
        try (ResultSet rows = database.getIndexInfo(
                connection.getCatalog(), connection.getSchema(), ForeignKey.stored(database, table), true, true)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                if (index != null) {
                    columns.computeIfAbsent(index, key -> new HashSet<>())
                            .add(String.valueOf(rows.getString("COLUMN_NAME")));
                    if (rows.getString("FILTER_CONDITION") != null) {
                        partial.add(index);
                    }
                }
            }
        }
        Set<String> wanted = Set.of(ForeignKey.stored(database, id));
        return columns.entrySet().stream()
                .anyMatch(index -> Objects.equals(index.getValue(), wanted) && !partial.contains(index.getKey()));
    }

    private TableShape() {}
}
