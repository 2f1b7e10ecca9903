package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.json.JsonPointer;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.table.SqlName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns that a table has, as the database's own metadata tells. Immutable. */
final class TableColumns {
    private final SqlName table;
    private final Map<String, Column> columns;
    private final Optional<JsonPointer> neededBy;

    private TableColumns(SqlName table, Map<String, Column> columns, Optional<JsonPointer> neededBy) {
        this.table = table;
        this.columns = columns;
        this.neededBy = neededBy;
    }

    /** Returns the same columns, needed by another place of the policies. */
    TableColumns neededBy(JsonPointer place) {
        return new TableColumns(table, columns, Optional.of(place));
    }

    /** One column. */
    record Column(int jdbcType, String typeName, int size, boolean nullable) {
        Optional<ValueType> valueType() {
            return ValueType.of(jdbcType, typeName);
        }

        boolean isInstant() {
            String name = typeName.toLowerCase(Locale.ROOT);
            return name.equals("timestamptz") || (name.startsWith("timestamp") && name.contains("with time zone"));
        }

        boolean isText() {
            return switch (jdbcType) {
                case Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.CLOB -> true;
                default -> false;
            };
        }

        /** PostgreSQL's json and jsonb take a text only if it is declared to be of no particular type. */
        boolean isPostgresJson() {
            return jdbcType == Types.OTHER && typeName.toLowerCase(Locale.ROOT).startsWith("json");
        }
    }

    /**
     * Reads the columns of a table of the current schema.
     *
     * @param neededBy what in the policies needs the table
     * @throws RetentionSetupException if there is no such table
     */
    static TableColumns of(Connection connection, SqlName table, JsonPointer neededBy) throws SQLException {
        return of(connection, table, Optional.of(neededBy));
    }

    /** Reads the columns of a table that no policy speaks of. */
    static TableColumns of(Connection connection, SqlName table) throws SQLException {
        return of(connection, table, Optional.empty());
    }

    private static TableColumns of(Connection connection, SqlName table, Optional<JsonPointer> neededBy)
            throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String stored = database.storesUpperCaseIdentifiers()
                ? table.text().toUpperCase(Locale.ROOT)
                : table.text().toLowerCase(Locale.ROOT);
        Map<String, Column> columns = new HashMap<>();
        try (ResultSet found = database.getColumns(
                connection.getCatalog(), pattern(database, connection.getSchema()), pattern(database, stored), null)) {
            while (found.next()) {
                columns.put(
                        found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                        new Column(
                                found.getInt("DATA_TYPE"),
                                found.getString("TYPE_NAME"),
                                found.getInt("COLUMN_SIZE"),
                                found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
            }
        }
        if (columns.isEmpty()) {
            throw refusal(neededBy, "a mapped table does not exist", Safe.of("table", table.text()));
        }
        return new TableColumns(table, Map.copyOf(columns), neededBy);
    }

    /** Returns the pattern that is like this name alone; of no schema that is like the current one by its letters. */
    private static @Nullable String pattern(DatabaseMetaData database, @Nullable String name) throws SQLException {
        String escape = database.getSearchStringEscape();
        return name == null
                ? null
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    /**
     * Returns the column.
     *
     * @throws RetentionSetupException if the table has no such column
     */
    Column column(SqlName name) {
        return Optional.ofNullable(columns.get(name.text().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> refusal("a mapped column does not exist", name));
    }

    /** Returns an exception that names table and column. */
    RetentionSetupException refusal(String sentence, SqlName column) {
        return refusal(neededBy, sentence, Safe.of("table", table.text()), Safe.of("column", column.text()));
    }

    private static RetentionSetupException refusal(Optional<JsonPointer> neededBy, String sentence, Safe... arguments) {
        return neededBy.map(place -> new RetentionSetupException(place, sentence, arguments))
                .orElseGet(() -> new RetentionSetupException(sentence, arguments));
    }
}
