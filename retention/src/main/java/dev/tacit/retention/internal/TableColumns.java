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
    private final boolean upperCase;
    private final Optional<JsonPointer> neededBy;

    private TableColumns(
            SqlName table, Map<String, Column> columns, boolean upperCase, Optional<JsonPointer> neededBy) {
        this.table = table;
        this.columns = columns;
        this.upperCase = upperCase;
        this.neededBy = neededBy;
    }

    /** Returns the same columns, needed by another place of the policies. */
    TableColumns neededBy(JsonPointer place) {
        return new TableColumns(table, columns, upperCase, Optional.of(place));
    }

    /**
     * One column.
     *
     * @param digits behind the point
     * @param generated whether the database computes it, so that nobody else may change it
     */
    record Column(int jdbcType, String typeName, int size, int digits, boolean nullable, boolean generated) {
        /** Of numbers only whole ones name a record or a subject: of 7 and 7.00 nobody knows which is meant. */
        Optional<ValueType> valueType() {
            return ValueType.of(jdbcType, typeName)
                    .filter(type -> type != ValueType.DECIMAL || (digits == 0 && size > 0));
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
        boolean upperCase = database.storesUpperCaseIdentifiers();
        String stored = stored(table, upperCase);
        Map<String, Column> columns = new HashMap<>();
        try (ResultSet found = database.getColumns(
                connection.getCatalog(), pattern(database, connection.getSchema()), pattern(database, stored), null)) {
            while (found.next()) {
                columns.put(
                        found.getString("COLUMN_NAME"),
                        new Column(
                                found.getInt("DATA_TYPE"),
                                found.getString("TYPE_NAME"),
                                found.getInt("COLUMN_SIZE"),
                                found.getInt("DECIMAL_DIGITS"),
                                found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                                "YES".equals(found.getString("IS_GENERATEDCOLUMN"))));
            }
        }
        if (columns.isEmpty()) {
            throw refusal(neededBy, "a mapped table does not exist", Safe.of("table", table.text()));
        }
        return new TableColumns(table, Map.copyOf(columns), upperCase, neededBy);
    }

    /** Returns a name as the database keeps what is written without quotes; one that was quoted otherwise is not found. */
    static String stored(SqlName name, boolean upperCase) {
        return upperCase ? name.text().toUpperCase(Locale.ROOT) : name.text().toLowerCase(Locale.ROOT);
    }

    /** Returns the pattern that is like this name alone; of no schema that is like the current one by its letters. */
    static @Nullable String pattern(DatabaseMetaData database, @Nullable String name) throws SQLException {
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
        return Optional.ofNullable(columns.get(stored(name, upperCase)))
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
