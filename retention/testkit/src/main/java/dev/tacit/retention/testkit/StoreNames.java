package dev.tacit.retention.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The names of an application's stores: the tables that a database really has, in lower case, and what else is named.
 * Immutable and thread-safe.
 */
public record StoreNames(Collection<String> names) {
    /** Tacit's own tables of holds and sweeps hold handles and record ids, and are documented with the module. */
    private static final String OURS = "tacit_";

    public StoreNames {
        names = List.copyOf(new TreeSet<>(names));
    }

    /** Returns these names. */
    public static StoreNames of(String... names) {
        return new StoreNames(List.of(names));
    }

    /**
     * Reads the tables of the current schema, Tacit's own left out.
     *
     * @throws AssertionError if the database does not answer
     */
    public static StoreNames in(DataSource database) {
        try (Connection connection = database.getConnection();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            TreeSet<String> names = new TreeSet<>();
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (isTable(tables.getString("TABLE_TYPE")) && !name.startsWith(OURS)) {
                    names.add(name);
                }
            }
            return new StoreNames(names);
        } catch (SQLException failure) {
            throw new AssertionError("the database's tables could not be read", failure);
        }
    }

    /** Indexes and sequences are listed too; a materialized view and a foreign table hold rows as tables do. */
    private static boolean isTable(String type) {
        return (type.contains("TABLE") && !type.contains("SYSTEM")) || type.equals("MATERIALIZED VIEW");
    }

    /** Returns these names and more. */
    public StoreNames and(String... more) {
        return new StoreNames(Stream.concat(names.stream(), Stream.of(more)).toList());
    }
}
