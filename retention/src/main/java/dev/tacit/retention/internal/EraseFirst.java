package dev.tacit.retention.internal;

import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Erases rows of a table without documents by the statement of PostgreSQL's that locks them, and returns them as they were
 * when they were locked: before the columns were cleared, and before any trigger of the host's could touch them. Immutable
 * and thread-safe.
 */
final class EraseFirst {
    /** From this version on, PostgreSQL's RETURNING knows a row as it was. */
    private static final int RETURNS_OLD = 18;

    private final MappedTable table;
    private final RowLayout layout;

    EraseFirst(MappedTable table, RowLayout layout) {
        this.table = table;
        this.layout = layout;
    }

    /**
     * Clears the personal columns and the index columns of these rows, in each of which something must be left.
     *
     * @throws RowsStayException if an id has no such row or several, or a trigger put a value back; the transaction must
     *     be rolled back
     */
    List<Row> erase(Connection connection, List<String> ids) throws SQLException {
        IdList list = IdList.of(connection, table.idType(), ids);
        try (PreparedStatement update = connection.prepareStatement(sql(connection, list))) {
            int unused = list.bind(connection, update, 1);
            try (ResultSet rows = update.executeQuery()) {
                return eachOnce(read(rows), ids);
            }
        }
    }

    private String sql(Connection connection, IdList list) throws SQLException {
        TableMapping mapping = table.mapping();
        String set = Row.erasedColumns(mapping).stream()
                .map(column -> column + " = NULL")
                .collect(Collectors.joining(", ", " SET ", ""));
        String rows = mapping.idColumn() + list.condition() + " AND " + table.left();
        return connection.getMetaData().getDatabaseMajorVersion() >= RETURNS_OLD
                ? "UPDATE " + mapping.table() + set + " WHERE " + rows + " RETURNING WITH (OLD AS seen) "
                        + returned(column -> "seen." + column)
                : joined(set, rows);
    }

    /** The join is by the place where each row was locked, which costs no second way through an index. */
    private String joined(String set, String rows) {
        SqlName name = table.mapping().table();
        String seen = layout.values().stream()
                .distinct()
                .map(column -> ", " + column + " AS tacit_" + column)
                .collect(Collectors.joining());
        return "WITH seen AS (SELECT ctid AS tacit_place, tableoid AS tacit_part" + seen + " FROM " + name + " WHERE "
                + rows + " FOR NO KEY UPDATE) UPDATE " + name + " AS now" + set
                + " FROM seen WHERE now.ctid = seen.tacit_place AND now.tableoid = seen.tacit_part RETURNING "
                + returned(column -> "seen.tacit_" + column);
    }

    /** What is returned of a row as it was; and last, as it is, whether anything is left in it. */
    private String returned(Function<SqlName, String> seen) {
        List<String> returned = new ArrayList<>();
        layout.values().forEach(column -> returned.add(seen.apply(column)));
        Row.erasedColumns(table.mapping()).forEach(column -> returned.add("TRUE"));
        returned.add(table.left());
        return String.join(", ", returned);
    }

    private List<Row> read(ResultSet rows) throws SQLException {
        int stillThere = rows.getMetaData().getColumnCount();
        List<Row> read = new ArrayList<>();
        while (rows.next()) {
            if (rows.getBoolean(stillThere)) {
                throw new RowsStayException();
            }
            read.add(layout.read(rows));
        }
        return read;
    }

    private static List<Row> eachOnce(List<Row> rows, List<String> ids) {
        Set<String> found = new HashSet<>(2 * rows.size());
        rows.forEach(row -> found.add(row.id()));
        if (rows.size() != ids.size() || found.size() != ids.size()) {
            throw new RowsStayException();
        }
        return rows;
    }
}
