package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.tacit.retention.dbscheduler.SweepTask;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes with a db-scheduler each, on one PostgreSQL. */
@Timeout(120)
class SweepTaskTest {
    private static final Duration ONCE_A_DAY = Duration.ofDays(1);

    private final TestDatabase database = TestDatabase.postgres();
    private final Shop shop = new Shop(database);
    private final BlockingQueue<ExecutionComplete.Result> ended = new LinkedBlockingQueue<>();
    private final Node north = new Node("north");
    private final Node south = new Node("south");

    SweepTaskTest() {
        // As db-scheduler's own script for PostgreSQL has it.
        database.execute("CREATE TABLE scheduled_tasks (task_name TEXT NOT NULL, task_instance TEXT NOT NULL,"
                + " task_data BYTEA, execution_time TIMESTAMP WITH TIME ZONE NOT NULL, picked BOOLEAN NOT NULL,"
                + " picked_by TEXT, last_success TIMESTAMP WITH TIME ZONE, last_failure TIMESTAMP WITH TIME ZONE,"
                + " consecutive_failures INT, last_heartbeat TIMESTAMP WITH TIME ZONE, version BIGINT NOT NULL,"
                + " priority SMALLINT, PRIMARY KEY (task_name, task_instance))");
    }

    @AfterEach
    void stop() {
        north.stop();
        south.stop();
    }

    @Test
    void ofTwoNodes_oneSweepsEachTime_andNoRowGoesTwice() throws InterruptedException {
        database.watchErasures();
        database.orders(50, "2026-01-05T10:00:00Z");

        north.start();
        south.start();
        assertThat(next()).isEqualTo(ExecutionComplete.Result.OK);

        assertThat(database.unerased()).isZero();
        assertThat(database.column("SELECT COUNT(*) || ' ' || COUNT(DISTINCT order_id) FROM erasure"))
                .containsExactly("50 50");
        assertThat(sweeps()).isEqualTo(1);
    }

    @Test
    void theOtherNodeSweeps_whenOneIsGone() throws InterruptedException {
        north.start();
        assertThat(next()).isEqualTo(ExecutionComplete.Result.OK);
        north.stop();
        database.orders(3, "2026-01-05T10:00:00Z");

        south.start();
        south.sweepNow();

        assertThat(next()).isEqualTo(ExecutionComplete.Result.OK);
        assertThat(database.unerased()).isZero();
    }

    @Test
    void aSweepThatFails_isTriedAgain() throws InterruptedException {
        database.orders(3, "2026-01-05T10:00:00Z");
        shop.sink.fails = true;
        north.start();
        assertThat(next()).isEqualTo(ExecutionComplete.Result.FAILED);
        assertThat(database.unerased()).isEqualTo(3);

        shop.sink.fails = false;
        north.sweepNow();

        assertThat(next()).isEqualTo(ExecutionComplete.Result.OK);
        assertThat(database.unerased()).isZero();
    }

    @Test
    void aSweepThatTheGuardStops_hasFailed_asTheSchedulersOwnTableSays() throws InterruptedException {
        database.orders(3, "2026-01-05T10:00:00Z");
        RetentionEngine strict = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecords(2)));
        Node west = new Node("west", strict);

        west.start();
        assertThat(next()).isEqualTo(ExecutionComplete.Result.FAILED);
        west.stop();

        assertThat(database.column("SELECT consecutive_failures FROM scheduled_tasks"))
                .containsExactly("1");
    }

    private long sweeps() {
        return Long.parseLong(
                database.column("SELECT COUNT(*) FROM tacit_sweep_run").get(0));
    }

    /** Returns how the next sweep on any node ended. */
    private ExecutionComplete.Result next() throws InterruptedException {
        ExecutionComplete.@Nullable Result result = ended.poll(60, TimeUnit.SECONDS);
        if (result == null) {
            throw new AssertionError("no sweep ended within a minute");
        }
        return result;
    }

    /** One node's scheduler and engine. */
    private final class Node {
        private final RecurringTask<Void> task;
        private final Scheduler scheduler;

        Node(String name) {
            this(name, shop.engine());
        }

        Node(String name, RetentionEngine engine) {
            task = SweepTask.of("retention-sweep", FixedDelay.of(ONCE_A_DAY), engine);
            scheduler = Scheduler.create(database.source())
                    .schedulerName(new SchedulerName.Fixed(name))
                    .startTasks(task)
                    .threads(1)
                    .pollingInterval(Duration.ofMillis(50))
                    .addSchedulerListener(new AbstractSchedulerListener() {
                        @Override
                        public void onExecutionComplete(ExecutionComplete complete) {
                            ended.add(complete.getResult());
                        }
                    })
                    .build();
        }

        void start() {
            scheduler.start();
        }

        void stop() {
            scheduler.stop();
        }

        void sweepNow() {
            assertThat(scheduler.reschedule(task.getDefaultTaskInstance(), Instant.EPOCH))
                    .isTrue();
        }
    }
}
