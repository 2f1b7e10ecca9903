package dev.tacit.table;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statement that reads one page of a table in the order of its id, beginning after the last id of the page before:
 * its cost does not grow with the page's number.
 *
 * <p>Immutable and thread-safe.
 *
 * @param sql the statement; its parameters are those of the condition, then the last id seen, then the number of rows
 */
public record KeysetPage(String sql) {
    /**
     * Returns the statement for these columns of the mapped table.
     *
     * @param columns what to select; the id column comes first whether named or not
     * @param condition an SQL condition of our own making with {@code ?} for every value, or empty for all rows
     */
    public static KeysetPage of(TableMapping mapping, List<SqlName> columns, String condition) {
        return page(mapping, columns, List.of(condition, mapping.idColumn() + " > ?"));
    }

    /**
     * Returns the statement for the first page: no id has been seen yet, and none is assumed to sort before all others.
     * Its parameters are those of the condition, then the number of rows.
     */
    public static KeysetPage first(TableMapping mapping, List<SqlName> columns, String condition) {
        return page(mapping, columns, List.of(condition));
    }

    private static KeysetPage page(TableMapping mapping, List<SqlName> columns, List<String> conditions) {
        String selected = columns.stream()
                .filter(column -> !column.equals(mapping.idColumn()))
                .map(column -> ", " + column)
                .collect(Collectors.joining());
        String where = conditions.stream()
                .filter(condition -> !condition.isEmpty())
                .map(condition -> "(" + condition + ")")
                .collect(Collectors.joining(" AND "));
        return new KeysetPage("SELECT " + mapping.idColumn() + selected + " FROM " + mapping.table()
                + (where.isEmpty() ? "" : " WHERE " + where) + " ORDER BY " + mapping.idColumn()
                + " FETCH FIRST ? ROWS ONLY");
    }
}
