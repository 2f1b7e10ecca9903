package dev.tacit.crypto.jdbc;

import dev.tacit.schema.RecordSchema;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Counts clear text where ciphertext should be: after a migration, and again in production, because one forgotten import
 * job is enough. It needs no key and opens nothing. Every row is read once; the database streams them.
 */
public final class SealedAtRest {
    private static final int FETCH_SIZE = 500;

    private SealedAtRest() {}

    /**
     * Looks at every place where these tables store an encrypted member.
     *
     * @param dataSource read only, in one transaction a table
     * @param tables kind of record → where it lies
     * @return one answer for each encrypted member, in the order of table and member names; a second one if a member that has a
     *     column of its own stands in the document too
     */
    public static List<SealedColumn> check(DataSource dataSource, Map<RecordSchema<?>, TableMapping> tables)
            throws SQLException {
        List<SealedColumn> found = new ArrayList<>();
        for (Map.Entry<RecordSchema<?>, TableMapping> table : tables.entrySet()) {
            List<MemberCount> counts = MemberCount.of(table.getKey(), table.getValue());
            if (!counts.isEmpty()) {
                count(dataSource, table.getValue().table(), counts);
            }
            counts.stream().filter(MemberCount::isWorthTelling).forEach(count -> found.add(count.result()));
        }
        found.sort((one, other) -> name(one).compareTo(name(other)));
        return List.copyOf(found);
    }

    private static void count(DataSource dataSource, SqlName table, List<MemberCount> counts) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false); // PostgreSQL's driver streams within a transaction only
            try {
                count(connection, table, counts);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private static void count(Connection connection, SqlName table, List<MemberCount> counts) throws SQLException {
        String columns = counts.stream()
                .map(MemberCount::column)
                .distinct()
                .map(SqlName::text)
                .collect(Collectors.joining(", "));
        try (PreparedStatement select = connection.prepareStatement("SELECT " + columns + " FROM " + table)) {
            select.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    StoredRow row = new StoredRow(rows);
                    for (MemberCount count : counts) {
                        count.add(row);
                    }
                }
            }
        }
    }

    private static String name(SealedColumn found) {
        return found.table() + "." + found.member();
    }
}
