package dev.tacit.crypto.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.VaultBuilder;
import dev.tacit.crypto.internal.FileKeyStore;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.FieldContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's first key: one however many ask for it at once, and stored whatever becomes of the host's transaction. */
class FirstWriteTest {
    private static final String SECRET = "Zebedee Quillfeather";

    /** What holds on every store. */
    abstract static class OnAnyStore {
        private final InMemoryKekForTests kek = new InMemoryKekForTests();

        /** Returns one key store as so many nodes see it. */
        abstract List<KeyStore> nodes(int count) throws Exception;

        @Test
        void manyWritersOnTwoNodes_makeOneKeyAPerson_andEachOpensWhatTheOthersSealed() throws Exception {
            int writers = 32;
            List<Vault> vaults = new ArrayList<>();
            for (KeyStore store : nodes(2)) {
                vaults.add(vault(store));
            }
            ExecutorService threads = Executors.newFixedThreadPool(writers);
            try {
                for (int round = 0; round < 4; round++) {
                    FieldContext person = name("first-" + round);
                    List<String> sealed = sealAtOnce(threads, vaults, writers, person);
                    assertThat(references(sealed)).hasSize(1);
                    for (Vault vault : vaults) {
                        for (String text : sealed) {
                            assertThat(read(vault, text, person)).isEqualTo(SECRET);
                        }
                    }
                }
            } finally {
                threads.shutdownNow();
                vaults.forEach(Vault::close);
            }
        }

        private static List<String> sealAtOnce(
                ExecutorService threads, List<Vault> vaults, int writers, FieldContext person) throws Exception {
            CyclicBarrier start = new CyclicBarrier(writers);
            List<Future<String>> answers = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Vault vault = vaults.get(writer % vaults.size());
                answers.add(threads.submit(() -> {
                    int unused = start.await();
                    return vault.encryptText(SECRET, person);
                }));
            }
            List<String> sealed = new ArrayList<>();
            for (Future<String> answer : answers) {
                sealed.add(answer.get());
            }
            return sealed;
        }

        final Vault vault(KeyStore store) {
            return settings(store).build();
        }

        final VaultBuilder settings(KeyStore store) {
            return Vault.builder().inMemoryForTests().kek(kek).keyStore(store);
        }
    }

    /** What holds where key store and host share a kind of database. */
    abstract static class OnADatabase extends OnAnyStore {
        abstract DataSource hosts() throws Exception;

        @Test
        void aHostsTransactionThatIsRolledBack_leavesTheKey_andWaitsForNobody() throws Exception {
            DataSource hosts = hosts();
            execute(hosts, "CREATE TABLE orders (buyer VARCHAR(200))");
            try (Vault vault = vault(nodes(1).get(0));
                    Connection host = hosts.getConnection();
                    Statement statement = host.createStatement()) {
                host.setAutoCommit(false);
                boolean unused = statement.execute("INSERT INTO orders VALUES ('held open')");
                String sealed = vault.encryptText(SECRET, name("ann"));
                host.rollback();

                assertThat(read(vault, sealed, name("ann"))).isEqualTo(SECRET);
                assertThat(references(List.of(sealed, vault.encryptText("again", name("ann")))))
                        .hasSize(1);
            }
        }

        @Test
        void aKeyThatCannotBeStored_sealsNothing_andTheNextAttemptDoes() throws Exception {
            KeyStore store = nodes(1).get(0);
            DataSource keys = keys();
            try (Vault vault = vault(store)) {
                assertThat(vault.encryptText(SECRET, name("ann"))).isNotEmpty();
                execute(keys, "ALTER TABLE tacit_key RENAME TO tacit_key_elsewhere");
                assertThatThrownBy(() -> vault.encryptText(SECRET, name("bob")))
                        .isInstanceOf(KeyUnavailableException.class);
                execute(keys, "ALTER TABLE tacit_key_elsewhere RENAME TO tacit_key");

                String sealed = vault.encryptText(SECRET, name("bob"));
                assertThat(read(vault, sealed, name("bob"))).isEqualTo(SECRET);
            }
        }

        abstract DataSource keys();

        @Override
        final List<KeyStore> nodes(int count) throws Exception {
            List<KeyStore> nodes = new ArrayList<>();
            for (int node = 0; node < count; node++) {
                nodes.add(JdbcKeyStore.on(keys()).createTables());
            }
            return nodes;
        }

        private static void execute(DataSource database, String sql) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                boolean unused = statement.execute(sql);
            }
        }
    }

    @Nested
    class InFiles extends OnAnyStore {
        @TempDir
        private Path folder;

        /** One process has the files, so its nodes are one and the same. */
        @Override
        List<KeyStore> nodes(int count) {
            return List.of(FileKeyStore.open(folder.resolve("keys")));
        }
    }

    @Nested
    class OnH2 extends OnADatabase {
        private final DataSource keys = h2();

        @Override
        DataSource keys() {
            return keys;
        }

        @Override
        DataSource hosts() {
            return h2();
        }

        private static DataSource h2() {
            return new UrlDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
        }
    }

    /** Skipped where its server does not start, and failed there if {@code CI} is true. */
    @Nested
    class OnPostgres extends OnADatabase {
        private static Optional<EmbeddedPostgres> server = Optional.empty();
        private final DataSource keys =
                database("keys" + UUID.randomUUID().toString().replace("-", ""));

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
        DataSource keys() {
            return keys;
        }

        @Override
        DataSource hosts() {
            return database("hosts" + UUID.randomUUID().toString().replace("-", ""));
        }

        private static DataSource database(String name) {
            DataSource first = new UrlDataSource(server.orElseThrow().getJdbcUrl("postgres", "postgres"));
            try {
                OnADatabase.execute(first, "CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new AssertionError("a fresh server makes databases", e);
            }
            return new UrlDataSource(server.orElseThrow().getJdbcUrl("postgres", name));
        }
    }

    private static FieldContext name(String person) {
        return FieldContext.of(Tenant.SOLE, "order", "buyerName", Subject.of(person));
    }

    private static String read(Vault vault, String sealed, FieldContext context) {
        return Access.as(Actor.service("fulfilment"))
                .forPurpose("DeliveryOfGoods")
                .call(() -> vault.decryptText(sealed, context));
    }

    private static Set<String> references(List<String> sealed) {
        Set<String> references = new LinkedHashSet<>();
        sealed.forEach(text -> references.add(text.substring(5 + 4, 5 + 24)));
        return references;
    }
}
