package dev.tacit.retention.internal;

import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Erases rows of a table without documents by the statement of PostgreSQL's that locks them, and returns them as they were
 * when they were locked: before the columns were cleared, and before any trigger of the host's could touch them. Immutable
 * and thread-safe.
 */
final class EraseFirst {
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
        try (PreparedStatement update = connection.prepareStatement(sql(list))) {
            int unused = list.bind(connection, update, 1);
            try (ResultSet rows = update.executeQuery()) {
                return eachOnce(read(rows), ids);
            }
        }
    }

    /** The join is by the place where each row was locked, which costs no second way through an index. */
    private String sql(IdList list) {
        TableMapping mapping = table.mapping();
        List<SqlName> values = layout.values();
        String seen = IntStream.range(0, values.size())
                .mapToObj(i -> ", " + values.get(i) + " AS tacit_" + i)
                .collect(Collectors.joining());
        List<String> returned = new ArrayList<>();
        IntStream.range(0, values.size()).forEach(i -> returned.add("seen.tacit_" + i));
        List<SqlName> erased = Row.erasedColumns(mapping);
        returned.addAll(Collections.nCopies(erased.size(), "TRUE"));
        returned.add(table.left());
        String cleared = erased.stream().map(column -> column + " = NULL").collect(Collectors.joining(", "));
        return "WITH seen AS (SELECT ctid AS tacit_place, tableoid AS tacit_part" + seen + " FROM " + mapping.table()
                + " WHERE " + mapping.idColumn() + list.condition() + " AND " + table.left() + " FOR NO KEY UPDATE)"
                + " UPDATE " + mapping.table() + " AS now SET " + cleared + " FROM seen WHERE now.ctid = seen.tacit_place"
                + " AND now.tableoid = seen.tacit_part RETURNING " + String.join(", ", returned);
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
