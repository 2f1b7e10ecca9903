package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.event.AuditEvent;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that was paused in the midst of a batch wakes up on PostgreSQL, after others went on without it. */
@Timeout(180)
class FencingTest {
    /** A worker prepares this after it has locked a batch and its rows, and before it looks for holds. */
    private static final String IN_THE_MIDST = "LOCK TABLE tacit_hold IN ROW SHARE MODE";

    private final TestDatabase database = TestDatabase.postgres();
    private final Shop shop = new Shop(database);

    private RetentionEngine paused(SweepPlan plan, Duration lease, Runnable pause) {
        assertThat(plan.records()).isPositive();
        return shop.builder(new PausingSource(database.source(), IN_THE_MIDST, pause))
                .batchSize(2)
                .lockTimeout(Duration.ofMillis(20))
                .workerLease(lease)
                .build();
    }

    @Test
    void aWorkerWhoseLeaseRanOut_writesNothing_andIsToldSo() {
        database.orders(6, "2026-01-01T00:00:00Z");
        RetentionEngine other = shop.engine(builder -> builder.batchSize(2).lockTimeout(Duration.ofMillis(20)));
        SweepPlan plan = other.plan();
        List<SweepReport> meanwhile = new ArrayList<>();
        RetentionEngine stale = paused(plan, Duration.ofMinutes(5), () -> {
            shop.clock.moveBy(Duration.ofMinutes(6));
            meanwhile.add(other.apply(plan));
        });

        assertThatThrownBy(() -> stale.apply(plan))
                .isInstanceOf(SweepRefusedException.class)
                .hasMessageContaining("stood still for longer than its lease");

        assertThat(meanwhile).extracting(SweepReport::removed).containsExactly(4L);
        assertThat(meanwhile).extracting(SweepReport::overdue).containsExactly(2L);
        assertThat(database.unerased()).as("what the stale worker wrote").isEqualTo(2);
        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .as("and the audit log heard nothing of it")
                .hasSize(2);
        assertThat(other.apply(plan).removed()).isEqualTo(6);
        assertThat(database.column("SELECT token FROM tacit_sweep_worker")).isEmpty();
    }

    @Test
    void aWorkerThatStoodStillWithinItsLease_goesOn() {
        database.orders(6, "2026-01-01T00:00:00Z");
        RetentionEngine other = shop.engine(builder -> builder.batchSize(2).lockTimeout(Duration.ofMillis(20)));
        SweepPlan plan = other.plan();
        List<SweepReport> meanwhile = new ArrayList<>();
        RetentionEngine slow = paused(plan, Duration.ofMinutes(5), () -> {
            shop.clock.moveBy(Duration.ofMinutes(4));
            meanwhile.add(other.apply(plan));
        });

        assertThat(slow.apply(plan).removed()).isEqualTo(6);
        assertThat(meanwhile).extracting(SweepReport::removed).containsExactly(4L);
    }

    @Test
    void postgresEndsATransactionThatStandsIdle_soItsLocksGo() {
        database.orders(2, "2026-01-01T00:00:00Z");
        RetentionEngine other = shop.engine(builder -> builder.batchSize(2).lockTimeout(Duration.ofMinutes(1)));
        SweepPlan plan = other.plan();
        List<SweepReport> meanwhile = new ArrayList<>();
        // The other worker waits for the batch that the paused one has locked, until the server takes the lock away.
        // Long enough that the transaction does not end before it gets there, however slow the machine is.
        RetentionEngine stale = paused(plan, Duration.ofSeconds(15), () -> meanwhile.add(other.apply(plan)));

        assertThatThrownBy(() -> stale.apply(plan)).isInstanceOf(RetentionStoreException.class);

        assertThat(meanwhile).extracting(SweepReport::removed).containsExactly(2L);
        assertThat(database.unerased()).isZero();
    }

    @Test
    void aLeaseShorterThanAWorkersOwnWaiting_isRefused() {
        assertThatThrownBy(() -> shop.engine(
                        builder -> builder.workerLease(Duration.ofSeconds(5)).lockTimeout(Duration.ofSeconds(5))))
                .isInstanceOf(RetentionSetupException.class);
        assertThatThrownBy(() -> shop.engine(
                        builder -> builder.batchSize(500).maxRowsPerSecond(1).workerLease(Duration.ofMinutes(5))))
                .isInstanceOf(RetentionSetupException.class);
    }
}
