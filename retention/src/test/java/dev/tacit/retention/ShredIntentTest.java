package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two workers on PostgreSQL erase the last records of one person at once, so both intend to shred the same key. */
@Timeout(180)
class ShredIntentTest {
    private static final RetentionPolicies POLICIES = RetentionPolicies.parse("""
            {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
              {"id": "r", "kind": "REMOVE_BY", "action": "CRYPTO_SHRED",
               "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}}]}]}""");

    private static final String CLAIM = "AND open_records > 0 AND level_no = ? AND batch_no > ?";

    private final TestDatabase database = TestDatabase.postgres();
    private final Shop shop = new Shop(database);
    private final FakeShredder shredder = new FakeShredder();

    private RetentionEngineBuilder shredding(RetentionEngineBuilder builder) {
        return builder.policies(POLICIES).shredding(shredder, List.of()).batchSize(1);
    }

    @Test
    void anIntentThatTwoWorkersWriteAtOnce_isOneIntent_andNeitherBatchFails() throws Exception {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine first = shop.engine(this::shredding);
        SweepPlan plan = first.plan();
        CountDownLatch admitted = new CountDownLatch(1);
        CountDownLatch noted = new CountDownLatch(1);
        // The second worker was admitted, and claims its batch when the first has noted its intent and not committed
        // it.
        RetentionEngine second = shredding(shop.builder(new PausingSource(database.source(), CLAIM, () -> {
                    admitted.countDown();
                    await(noted);
                })))
                .build();
        CompletableFuture<SweepReport> sweeping = CompletableFuture.supplyAsync(() -> second.apply(plan));
        await(admitted);
        shop.sink.meanwhile = () -> {
            shop.sink.meanwhile = () -> {};
            noted.countDown();
            awaitSomebodyWaitingForALock();
        };

        SweepReport report = first.apply(plan);

        assertThat(report.removed() + report.overdue()).isEqualTo(2);
        assertThat(sweeping.get(60, TimeUnit.SECONDS).removed()).isPositive();
        assertThat(first.apply(first.plan()).removed()).isZero();
        assertThat(database.unerased()).isZero();
        assertThat(shredder.states).hasSize(1);
        assertThat(database.column("SELECT noted FROM tacit_shred")).containsExactly("2");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitSomebodyWaitingForALock() {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (database.column("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty()) {
            assertThat(System.nanoTime()).as("nobody waits for a lock").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
