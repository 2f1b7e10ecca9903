package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.crypto.jdbc.JdbcKeyStore;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.StoreMark;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract on PostgreSQL. */
class JdbcKeyStoreOnPostgresTest extends JdbcKeyStoreContract {
    @Override
    protected DataSource freshDatabase() {
        return Postgres.freshSchema();
    }

    @Override
    protected KeyStore openOn(DataSource database) {
        return JdbcKeyStore.on(database).createTables();
    }

    @Test
    void nodesThatStartAtOnce_allFindTheTables() throws Exception {
        int nodes = 6;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            for (int round = 0; round < 5; round++) {
                DataSource empty = Postgres.freshSchema();
                CyclicBarrier start = new CyclicBarrier(nodes);
                List<Future<StoreMark>> marks = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    marks.add(threads.submit(() -> {
                        int unused = start.await();
                        return JdbcKeyStore.on(empty).createTables().mark();
                    }));
                }
                for (Future<StoreMark> mark : marks) {
                    assertThat(mark.get()).isEqualTo(JdbcKeyStore.on(empty).mark());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
