package dev.tacit.benchmarks.retention;

import dev.tacit.retention.RetentionEngine;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A table of orders, one in ten not yet due, in H2 in memory or in a PostgreSQL started for the purpose. */
final class OrderRows implements AutoCloseable {
    /** Long ago: due under any policy. */
    private static final Instant FULFILLED = Instant.parse("2025-01-02T03:04:05Z");

    private final DataSource source;
    private final @Nullable EmbeddedPostgres postgres;

    private OrderRows(DataSource source, @Nullable EmbeddedPostgres postgres) {
        this.source = source;
        this.postgres = postgres;
    }

    static OrderRows in(String database) {
        if (database.equals("h2")) {
            return new OrderRows(JdbcConnectionPool.create("jdbc:h2:mem:sweep;DB_CLOSE_DELAY=-1", "tacit", ""), null);
        }
        try {
            // As PostgreSQL ships, and not as this one does: what is committed lies on the disk.
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            PGConnectionPoolDataSource physical = new PGConnectionPoolDataSource();
            physical.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
            physical.setUser("postgres");
            return new OrderRows(JdbcConnectionPool.create(physical), postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataSource source() {
        return source;
    }

    static TableMapping mapping() {
        RecordSchema<SweptOrder> schema = Schemas.annotated().of(SweptOrder.class);
        return TableMapping.of(schema, "orders")
                .id("order_id")
                .subject("buyer_id")
                .field("buyerName", "buyer_name")
                .field("buyerEmail", "buyer_email")
                .field("shipTo", "ship_to")
                .anchor("order.fulfilled", "fulfilled_at")
                .anchor("order.cancelled", "cancelled_at")
                .build();
    }

    /** Makes the table anew, with so many rows of which nine in ten are due. */
    void fill(int rows) throws SQLException {
        create();
        if (postgres == null) {
            insert(rows);
        } else {
            generate(rows, rows / 10 * 9);
        }
    }

    private void create() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS orders");
            statement.execute("CREATE TABLE orders (order_id VARCHAR(64) PRIMARY KEY, buyer_id VARCHAR(64) NOT NULL,"
                    + " buyer_name VARCHAR(200), buyer_email VARCHAR(200), ship_to VARCHAR(400),"
                    + " fulfilled_at TIMESTAMP WITH TIME ZONE, cancelled_at TIMESTAMP WITH TIME ZONE,"
                    + " total VARCHAR(40) NOT NULL)");
            statement.execute("CREATE INDEX orders_fulfilled ON orders (fulfilled_at)");
        }
    }

    /** Makes the table anew by one statement of PostgreSQL's, with so many rows of which so many are due, and its engine. */
    RetentionEngine generated(int rows, int due, double rowsPerSecond) throws SQLException {
        create();
        RetentionEngine engine = OrderEngine.over(this, rowsPerSecond);
        index(engine);
        generate(rows, due);
        return engine;
    }

    /** Makes the indexes that the engine asks for. */
    void index(RetentionEngine engine) throws SQLException {
        for (String index : engine.indexStatements()) {
            execute(index);
        }
    }

    private void generate(int rows, int due) throws SQLException {
        execute("INSERT INTO orders SELECT '902-' || lpad(n::text, 7, '0'), 'buyer-' || n % 1000, 'Ann Example ' || n,"
                + " 'ann' || n || '@shop.example', n || ' Example Street, 00001 Sampletown, US',"
                + " TIMESTAMPTZ '2025-01-02 03:04:05+00' + CASE WHEN n::bigint * " + due + " % " + rows + " < " + due
                + " THEN INTERVAL '0' ELSE INTERVAL '100 years' END, NULL, 'USD 112.40'"
                + " FROM generate_series(0, " + (rows - 1) + ") AS n");
        execute("VACUUM ANALYZE orders");
    }

    static String id(int row) {
        return String.format("902-%07d", row);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    private void insert(int rows) throws SQLException {
        OffsetDateTime due = FULFILLED.atOffset(ZoneOffset.UTC);
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, NULL, 'USD 112.40')")) {
            connection.setAutoCommit(false);
            for (int row = 0; row < rows; row++) {
                insert.setString(1, id(row));
                insert.setString(2, "buyer-" + row % 1000);
                insert.setString(3, "Ann Example " + row);
                insert.setString(4, "ann" + row + "@shop.example");
                insert.setString(5, row + " Example Street, 00001 Sampletown, US");
                insert.setObject(6, row % 10 == 9 ? due.plusYears(100) : due);
                insert.addBatch();
                if (row % 1000 == 999 || row == rows - 1) {
                    int[] unused = insert.executeBatch();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() {
        if (source instanceof JdbcConnectionPool pool) {
            pool.dispose();
        }
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
