package dev.tacit.crypto.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/** One PostgreSQL server for all tests of this module; skipped where none starts, and failed there if {@code CI} is true. */
final class Postgres {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final Optional<EmbeddedPostgres> SERVER = start();

    private Postgres() {}

    /** Returns a schema of its own, and empty. */
    static DataSource freshSchema() {
        Assumptions.assumeTrue(SERVER.isPresent(), "PostgreSQL does not start on this machine");
        String schema = "s" + SCHEMAS.incrementAndGet();
        String url = SERVER.orElseThrow().getJdbcUrl("postgres", "postgres");
        try (Connection connection = new UrlDataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new AssertionError("a schema can be made", e);
        }
        return new UrlDataSource(url + "&currentSchema=" + schema);
    }

    private static Optional<EmbeddedPostgres> start() {
        try {
            return Optional.of(EmbeddedPostgres.builder().start());
        } catch (IOException | RuntimeException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("PostgreSQL must start where CI=true", e);
            }
            return Optional.empty();
        }
    }
}
