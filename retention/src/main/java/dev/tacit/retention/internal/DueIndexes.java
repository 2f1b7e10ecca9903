package dev.tacit.retention.internal;

import dev.tacit.table.Dialect;
import dev.tacit.table.SqlName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The indexes by which a plan finds what is due, as statements for the host's own migrations. */
public final class DueIndexes {
    private static final int MAX_NAME = 63;
    private static final int HASH_CHARS = 8;

    /**
     * Returns the statements for a table. PostgreSQL's cover only rows in which something personal is left; and where that
     * is all a plan asks of the personal columns, they include what else it reads, so that a plan's cost depends neither on
     * the table nor on where in it the due rows lie.
     */
    public static List<String> of(RowStore store, Dialect dialect, Instant now) {
        MappedTable table = store.table();
        Set<String> statements = new LinkedHashSet<>();
        for (DueQuery query : table.dueQueries(now)) {
            statements.add(index(table, query, dialect));
        }
        if (dialect == Dialect.POSTGRESQL) {
            statements.add(statement(
                    table,
                    "unstarted",
                    " (" + table.mapping().idColumn() + ") WHERE " + table.unstartedCondition(now)));
        }
        return new ArrayList<>(statements);
    }

    private static String index(MappedTable table, DueQuery query, Dialect dialect) {
        boolean left = query.left().isPresent();
        boolean postgres = dialect == Dialect.POSTGRESQL;
        return statement(
                table,
                (left ? "due_" : "old_") + query.lead(),
                " (" + query.lead() + ", " + table.mapping().idColumn() + ")"
                        + (postgres && table.isEnoughToPlan(query) ? besides(table, query.lead()) : "")
                        + (postgres && left ? " WHERE " + query.left().orElseThrow() : ""));
    }

    private static String statement(MappedTable table, String end, String definition) {
        return "CREATE INDEX IF NOT EXISTS " + name(table, end, definition) + " ON "
                + table.mapping().table() + definition;
    }

    /** Returns what a plan reads of a row besides the anchor by which it is found and the id. */
    private static String besides(MappedTable table, SqlName lead) {
        String columns = Stream.concat(
                        Stream.of(table.mapping().subjectColumn()), table.mapping().anchorColumns().values().stream())
                .filter(column ->
                        !column.equals(lead) && !column.equals(table.mapping().idColumn()))
                .map(SqlName::text)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? "" : " INCLUDE (" + columns + ")";
    }

    /** The definition's hash is in the name: an index whose mapping or policy has changed since is not taken for it. */
    private static String name(MappedTable table, String end, String definition) {
        String hash = new Fingerprint().add(definition).hex().substring(0, HASH_CHARS);
        String name = "tacit_" + table.mapping().table() + "_" + end;
        return name.codePoints()
                        .limit(MAX_NAME - HASH_CHARS - 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                + "_" + hash;
    }

    private DueIndexes() {}
}
