package dev.tacit.retention;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/** One PostgreSQL server for all tests; each test has a schema of its own. */
final class Postgres {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final Optional<EmbeddedPostgres> SERVER = start();

    static DataSource freshSchema() {
        Assumptions.assumeTrue(SERVER.isPresent(), "PostgreSQL does not start on this machine");
        String schema = "s" + SCHEMAS.incrementAndGet();
        String url = SERVER.orElseThrow().getJdbcUrl("postgres", "postgres");
        try (Connection connection = new UrlDataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute("CREATE SCHEMA " + schema);
            assert !rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new UrlDataSource(url + "&currentSchema=" + schema);
    }

    /** Where CI says so, a server that does not start fails the tests instead of skipping them. */
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

    private Postgres() {}
}
