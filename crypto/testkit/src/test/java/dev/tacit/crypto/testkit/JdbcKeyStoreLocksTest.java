package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.jdbc.JdbcKeyStore;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.WrappedKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** First writes that meet a shred of the tenant half way, on H2 and on PostgreSQL: the shred is a connection of the test's. */
class JdbcKeyStoreLocksTest {
    private static final Tenant SHOP = Tenant.of("shop");
    private static final SubjectHandle ALICE = SubjectHandle.parse("a1".repeat(16));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final KeyRow WHOLE = key(KeySlot.ofSubject(SHOP, ALICE, KeySlot.WHOLE_SUBJECT), 1);
    private static final KeyRow NARROW = key(KeySlot.ofSubject(SHOP, ALICE, "0f".repeat(16)), 2);

    private static final String LOCK_STORE = "SELECT id FROM tacit_key_store WHERE id = 1 FOR UPDATE";
    private static final String LOCK_EPOCHS = "SELECT number FROM tacit_epoch WHERE tenant = 'shop' FOR UPDATE";
    private static final String SHRED =
            "INSERT INTO tacit_tenant_shred (tenant, request_id, state, key_count, disabled_at,"
                    + " destroy_at) VALUES ('shop', 't1', 'QUARANTINED', 0, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)";

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void aNarrowerKeyThatWaitsForAShred_holdsNothingThatTheShredNeeds_onH2() throws Exception {
        holdsNothingThatTheShredNeeds(h2());
    }

    @Test
    void aNarrowerKeyThatWaitsForAShred_holdsNothingThatTheShredNeeds_onPostgres() throws Exception {
        holdsNothingThatTheShredNeeds(Postgres.freshSchema());
    }

    @Test
    void aFirstWriteThatWaitedForAShredOfTheTenant_seesIt() throws Exception {
        seesTheShred(Postgres.freshSchema());
    }

    @Test
    void aFirstWriteThatWaitedForAShredOfTheTenant_seesIt_whateverThePoolsIsolation() throws Exception {
        UrlDataSource readCommitted = (UrlDataSource) Postgres.freshSchema();

        seesTheShred(new UrlDataSource(
                readCommitted.url() + "&options=-c%20default_transaction_isolation=repeatable%5C%20read"));
    }

    private void holdsNothingThatTheShredNeeds(DataSource database) throws Exception {
        CountDownLatch asksForTheStore = new CountDownLatch(1);
        KeyStore store = store(database);
        assertThat(store.insertKeyIfAbsent(WHOLE)).isEqualTo(WHOLE);
        KeyStore watched = JdbcKeyStore.on(new WatchedDataSource(database, sql -> {
            if (sql.contains("tacit_key_store")) {
                asksForTheStore.countDown();
            }
        }));
        try (Connection shred = begin(database)) {
            run(shred, LOCK_STORE);
            Future<KeyRow> write = thread.submit(() -> watched.insertKeyIfAbsent(NARROW));
            asksForTheStore.await();

            run(shred, LOCK_EPOCHS + " NOWAIT");
            shred.rollback();
            assertThat(write.get()).isEqualTo(NARROW);
        }
    }

    private void seesTheShred(DataSource database) throws Exception {
        KeyStore store = store(database);
        try (Connection shred = begin(database)) {
            run(shred, LOCK_STORE);
            run(shred, LOCK_EPOCHS);
            run(shred, SHRED);
            Future<KeyRow> write = thread.submit(() -> store.insertKeyIfAbsent(WHOLE));
            awaitSomebodyWaiting(database, write);
            shred.commit();

            assertThatThrownBy(write::get).hasCauseInstanceOf(KeyShreddedException.class);
            assertThat(store.generations(WHOLE.slot())).isEmpty();
        }
    }

    private static KeyStore store(DataSource database) {
        KeyStore store = JdbcKeyStore.on(database).createTables();
        EpochRow epoch =
                new EpochRow(SHOP, 1, EpochRow.State.OPEN, "kek", "kek-a", WrappedKey.of(new byte[] {9, 9}), NOON);
        assertThat(store.insertEpochIfAbsent(epoch)).isEqualTo(epoch);
        return store;
    }

    private static Connection begin(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    /** Whoever has written did not wait. */
    private static void awaitSomebodyWaiting(DataSource database, Future<KeyRow> write) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            int waiting = 0;
            while (waiting == 0 && !write.isDone()) {
                try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")) {
                    waiting = rows.next() ? rows.getInt(1) : 0;
                }
            }
        }
    }

    private static DataSource h2() {
        return new UrlDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
    }

    private static KeyRow key(KeySlot slot, int seed) {
        Optional<WrappedKey> wrapped = Optional.of(WrappedKey.of(new byte[] {(byte) seed, 1, 2}));
        return new KeyRow(slot, 1, new KeyRef(seed, seed), 1, wrapped, KeyRow.State.ACTIVE, NOON);
    }
}
