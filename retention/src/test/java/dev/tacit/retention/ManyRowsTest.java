package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.event.AuditSink;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.VerifyReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many rows and several workers on one PostgreSQL: 100 000 rows, or as many as the system property {@code tacit.rows}
 * says ({@code -Dtacit.rows=1000000}).
 */
@Timeout(1500)
class ManyRowsTest {
    private static final int ROWS = Integer.getInteger("tacit.rows", 100_000);

    @ParameterizedTest(name = "{0} workers")
    @ValueSource(ints = {2, 4})
    void severalWorkersShareAPlan_noRowGoesTwice_andNoneIsMissed(int workers) throws Exception {
        TestDatabase database = TestDatabase.postgres();
        database.fill(ROWS);
        database.watchErasures();
        Shop shop = new Shop(database);
        List<RetentionEngine> engines = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            engines.add(shop.engine(builder -> builder.batchSize(500)
                    .auditSink(AuditSink.discardAll())
                    .guard(Shop.NO_GUARD)
                    .lockTimeout(Duration.ofMinutes(1)))); // a batch that another is slow with would be overdue
        }
        SweepPlan plan = engines.get(0).plan();

        List<CompletableFuture<SweepReport>> running = engines.stream()
                .map(engine ->
                        CompletableFuture.supplyAsync(() -> engine.apply(plan), task -> new Thread(task).start()))
                .toList();
        for (CompletableFuture<SweepReport> one : running) {
            assertThat(one.get(15, TimeUnit.MINUTES).overdue()).isZero();
        }
        VerifyReport verified = engines.get(0).verify(plan.runId());

        long due = ROWS - ROWS / 10L;
        assertThat(plan.records()).isEqualTo(due);
        assertThat(verified.verified()).isEqualTo(due);
        assertThat(verified.remaining()).isZero();
        assertThat(database.column("SELECT COUNT(*) || ' ' || COUNT(DISTINCT order_id) FROM erasure"))
                .containsExactly(due + " " + due);
        assertThat(database.unerased()).isEqualTo(ROWS / 10);
    }
}
