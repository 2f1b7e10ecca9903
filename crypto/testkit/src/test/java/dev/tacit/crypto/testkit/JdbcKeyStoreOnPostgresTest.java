package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.crypto.jdbc.JdbcKeyStore;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.StoreMark;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on PostgreSQL. Skipped where its server does not start, and failed there if {@code CI} is true. */
class JdbcKeyStoreOnPostgresTest extends KeyStoreContract {
    private static Optional<EmbeddedPostgres> server = Optional.empty();

    @BeforeAll
    static void start() {
        try {
            server = Optional.of(EmbeddedPostgres.builder().start());
        } catch (IOException | RuntimeException e) {
            assertThat(System.getenv("CI"))
                    .as("PostgreSQL must start where CI=true")
                    .isNotEqualTo("true");
        }
        Assumptions.assumeTrue(server.isPresent(), "PostgreSQL does not start on this machine");
    }

    @AfterAll
    static void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @Override
    protected KeyStore openFresh() throws SQLException {
        empty();
        return JdbcKeyStore.on(database()).createTables();
    }

    @Override
    protected Optional<KeyStore> reopen() {
        return Optional.of(JdbcKeyStore.on(database()).createTables());
    }

    @Test
    void nodesThatStartAtOnce_allFindTheTables() throws Exception {
        int nodes = 6;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            for (int round = 0; round < 5; round++) {
                empty();
                CyclicBarrier start = new CyclicBarrier(nodes);
                List<Future<StoreMark>> marks = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    marks.add(threads.submit(() -> {
                        int unused = start.await();
                        return JdbcKeyStore.on(database()).createTables().mark();
                    }));
                }
                for (Future<StoreMark> mark : marks) {
                    assertThat(mark.get()).isEqualTo(JdbcKeyStore.on(database()).mark());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void empty() throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute("DROP SCHEMA public CASCADE");
            unused = statement.execute("CREATE SCHEMA public");
        }
    }

    private static DataSource database() {
        return new UrlDataSource(server.orElseThrow().getJdbcUrl("postgres", "postgres"));
    }
}
