package dev.tacit.retention.internal;

import dev.tacit.table.Dialect;
import dev.tacit.table.SqlName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The indexes by which a plan finds what is due, as statements for the host's own migrations. */
public final class DueIndexes {
    private static final int MAX_NAME = 63;

    /** Returns the statements for a table; PostgreSQL's cover only rows in which something personal is left. */
    public static List<String> of(RowStore store, Dialect dialect, Instant now) {
        MappedTable table = store.table();
        Set<String> statements = new LinkedHashSet<>();
        for (DueQuery query : table.dueQueries(now)) {
            statements.add(index(table, query.lead(), query.left().isPresent(), dialect));
        }
        if (dialect == Dialect.POSTGRESQL) {
            statements.add("CREATE INDEX IF NOT EXISTS " + name(table, "unstarted") + " ON "
                    + table.mapping().table() + " (" + table.mapping().idColumn() + ") WHERE "
                    + table.unstartedCondition(now));
        }
        return new ArrayList<>(statements);
    }

    private static String index(MappedTable table, SqlName lead, boolean left, Dialect dialect) {
        boolean partial = left && dialect == Dialect.POSTGRESQL;
        return "CREATE INDEX IF NOT EXISTS " + name(table, (left ? "due_" : "old_") + lead) + " ON "
                + table.mapping().table() + " (" + lead + ", " + table.mapping().idColumn() + ")"
                + (partial ? " WHERE " + table.left() : "");
    }

    private static String name(MappedTable table, String end) {
        String name = "tacit_" + table.mapping().table() + "_" + end;
        return name.codePoints().limit(MAX_NAME).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private DueIndexes() {}
}
