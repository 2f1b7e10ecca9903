package dev.tacit.examples.tour.shop;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The shop's two databases: one for its orders, one of its own for keys, so that the keys are backed up and restored
 * separately. Two H2 files by default; on PostgreSQL two schemas, made anew by each tour.
 */
public final class Databases implements AutoCloseable {
    private static final String ORDERS_SCHEMA = "tacit_tour";
    private static final String KEYS_SCHEMA = "tacit_tour_keys";

    private final DataSource orders;
    private final DataSource keys;

    private Databases(DataSource orders, DataSource keys) {
        this.orders = orders;
        this.keys = keys;
    }

    /** Opens H2 files in this folder, or the PostgreSQL that the URL names. */
    public static Databases open(Path folder, Optional<String> jdbcUrl) throws SQLException {
        return jdbcUrl.isPresent() ? postgres(jdbcUrl.get()) : new Databases(h2(folder, "orders"), h2(folder, "keys"));
    }

    /** Returns where the orders lie. */
    public DataSource orders() {
        return orders;
    }

    /** Returns where the keys lie. */
    public DataSource keys() {
        return keys;
    }

    @Override
    public void close() {
        for (DataSource source : List.of(orders, keys)) {
            if (source instanceof JdbcConnectionPool pool) {
                pool.dispose();
            }
        }
    }

    private static DataSource h2(Path folder, String name) {
        String file = folder.toAbsolutePath().resolve(name).toString();
        return JdbcConnectionPool.create(
                "jdbc:h2:file:" + file + ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE", "tacit", "");
    }

    private static Databases postgres(String url) throws SQLException {
        PGSimpleDataSource plain = new PGSimpleDataSource();
        plain.setUrl(url);
        try (Connection connection = plain.getConnection();
                Statement statement = connection.createStatement()) {
            for (String schema : List.of(ORDERS_SCHEMA, KEYS_SCHEMA)) {
                statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
                statement.execute("CREATE SCHEMA " + schema);
            }
        }
        return new Databases(inSchema(url, ORDERS_SCHEMA), inSchema(url, KEYS_SCHEMA));
    }

    private static DataSource inSchema(String url, String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setCurrentSchema(schema);
        return source;
    }
}
