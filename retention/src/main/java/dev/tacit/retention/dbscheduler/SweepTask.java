package dev.tacit.retention.dbscheduler;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.tacit.retention.RetentionEngine;

/**
 * A sweep, plan and apply, as a recurring task of db-scheduler: of all nodes that start the task, one runs it each time.
 *
 * <p>A sweep that fails, also because the guard stopped it, throws: db-scheduler logs it, counts it in its own table
 * ({@code consecutive_failures}), and tries again when the next one is due. One whose node died is revived on another, and
 * goes on by a plan of its own; a node that was only thought dead does no harm, since two sweeps remove no row twice. A host that has another scheduler gives it {@link RetentionEngine#asRunnable()}.
 *
 * <pre>{@code
 * Scheduler.create(dataSource)
 *     .startTasks(SweepTask.of("retention-sweep", Schedules.daily(LocalTime.of(3, 0)), engine))
 *     .build().start();
 * }</pre>
 */
public final class SweepTask {
    /**
     * Returns the task.
     *
     * @param name under which db-scheduler keeps it, the same on all nodes
     */
    @SuppressWarnings("exports") // whoever schedules by db-scheduler requires its module
    public static RecurringTask<Void> of(String name, Schedule schedule, RetentionEngine engine) {
        requireNonNull(engine, "engine");
        return Tasks.recurring(name, schedule)
                .onFailureReschedule()
                .onDeadExecutionRevive()
                .execute((instance, context) -> engine.sweep());
    }

    private SweepTask() {}
}
