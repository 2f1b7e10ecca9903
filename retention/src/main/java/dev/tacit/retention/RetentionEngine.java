package dev.tacit.retention;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.RecordRef;
import dev.tacit.Safe;
import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.provider.RecordCodec;
import dev.tacit.retention.due.Explanation;
import dev.tacit.retention.due.FailedRemoval;
import dev.tacit.retention.due.RecordExplanation;
import dev.tacit.retention.internal.Admission;
import dev.tacit.retention.internal.Alarms;
import dev.tacit.retention.internal.Applier;
import dev.tacit.retention.internal.DueIndexes;
import dev.tacit.retention.internal.EngineSetup;
import dev.tacit.retention.internal.Failures;
import dev.tacit.retention.internal.HoldableKinds;
import dev.tacit.retention.internal.Judge;
import dev.tacit.retention.internal.LinkedTable;
import dev.tacit.retention.internal.LinkedTables;
import dev.tacit.retention.internal.PlanDiffer;
import dev.tacit.retention.internal.Planner;
import dev.tacit.retention.internal.Reporter;
import dev.tacit.retention.internal.Row;
import dev.tacit.retention.internal.RowStore;
import dev.tacit.retention.internal.StateTables;
import dev.tacit.retention.jdbc.SubjectTables;
import dev.tacit.retention.policy.RetentionException;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.retention.sweep.PlanDiff;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.VerifyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes personal data from mapped tables when it is due: plan, guarded apply, verify.
 *
 * <p>A sweep never removes before due, as computed from the events that a row shows when it is locked; never skips
 * silently; and a hold wins from the moment it is placed. Applying is idempotent and resumes after a crash; several nodes
 * may apply the same plan. Covers the live tables only: dead tuples, write-ahead log, replicas and backups are not
 * covered.
 *
 * <p>All methods may throw {@link dev.tacit.retention.policy.RetentionStoreException}; then nothing of the transaction at
 * hand happened, and the call may be repeated. All but {@link #createTables} throw {@link RetentionSetupException} before the
 * engine's tables are there. Thread-safe.
 *
 * <pre>{@code
 * RetentionEngine engine = RetentionEngine.builder()
 *     .dataSource(shop).policies(RetentionPolicies.pack("amazon-dpp-merchant"))
 *     .table(orders, TableMapping.of(orders, "orders")…build())
 *     .auditSink(auditLog).subjectHandles(vault).actor(Actor.service("retention"))
 *     .build();
 * engine.createTables();
 * SweepPlan plan = engine.plan();
 * SweepReport report = engine.apply(plan);
 * }</pre>
 */
public final class RetentionEngine {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionEngine.class);

    /** By then every policy is effective, so the indexes serve those to come too. */
    private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");

    private final EngineSetup setup;
    private final HoldableKinds kinds;
    private final LegalHolds holds;
    private final Alarms alarms = new Alarms();

    RetentionEngine(EngineSetup setup, Duration holdGrace) {
        this.setup = setup;
        this.kinds = new HoldableKinds(setup.tables().values());
        this.holds = new LegalHolds(setup, kinds, holdGrace);
    }

    /** Begins to build an engine. */
    public static RetentionEngineBuilder builder() {
        return new RetentionEngineBuilder();
    }

    /**
     * Creates the engine's own tables, whose names begin with {@code tacit_}, where they are missing, and adds columns that
     * came with a later release. To be called once before the engine is used, and after each upgrade.
     */
    public void createTables() {
        setup.database().act(StateTables::create);
    }

    /** Returns the legal holds that this engine obeys. */
    public LegalHolds holds() {
        return holds;
    }

    /**
     * Returns what is due, and what of it is not removed and why; and how many rows no event ever started a clock for.
     * Reads no other row, so its cost follows what is due and not the size of the tables, if they have the indexes of
     * {@link #indexStatements}. Removes nothing; the plan is written to the state tables, where one that is not applied is
     * kept for seven days.
     */
    public SweepPlan plan() {
        return new Planner(setup).plan(failure -> {
            throw failure;
        });
    }

    /**
     * Compares a plan with the one before it by the same policies, and says what the mass-delete guard makes of it.
     * Changes nothing.
     *
     * @throws dev.tacit.retention.policy.SweepRefusedException if the plan is not known here
     */
    public PlanDiff diff(SweepPlan plan) {
        return new PlanDiffer(setup).diff(plan);
    }

    /**
     * Releases a plan that the mass-delete guard stops: {@link #apply} then applies it, and so does the next {@link #sweep}.
     *
     * @param secondPerson a person, and not the engine's own actor; named in the audit log
     * @throws dev.tacit.retention.policy.SweepRefusedException if the plan is not known here
     */
    public void release(SweepPlan plan, Actor secondPerson) {
        new Admission(setup).release(plan, secondPerson);
    }

    /**
     * Releases a plan by its run, as the log of a scheduled sweep names it; {@link #report} says of it what it would remove.
     *
     * @param secondPerson as in {@link #release(SweepPlan, Actor)}
     * @throws dev.tacit.retention.policy.SweepRefusedException if there is no such plan
     */
    public void release(String runId, Actor secondPerson) {
        new Admission(setup).release(runId, secondPerson);
    }

    /**
     * Removes what was planned, as far as it is still due. Rows that others have locked are waited for at the end; those
     * that stay locked are reported overdue, and applying the plan again goes on with them. A plan that is done is not
     * applied again: its report is returned. Copies that stores could not erase when their rows went are tried again,
     * whatever plan removed the rows.
     *
     * @throws dev.tacit.retention.policy.SweepRefusedException if the guard stops it, policies or copies changed since the
     *     plan, the clocks are in doubt, or this worker stood still for longer than its lease
     */
    public SweepReport apply(SweepPlan plan) {
        new Admission(setup).admit(plan);
        new Applier(setup).apply(plan.runId());
        SweepReport report = report(plan.runId());
        LOG.atInfo()
                .addKeyValue("run", report.runId())
                .addKeyValue("removed", report.removed())
                .addKeyValue("overdue", report.overdue())
                .log("sweep ended");
        return report;
    }

    /** Returns what a sweep did so far. */
    public SweepReport report(String runId) {
        return new Reporter(setup).report(runId);
    }

    /** Reads again every record that a sweep removed, and returns what remains. */
    public VerifyReport verify(String runId) {
        return new Reporter(setup).verify(runId);
    }

    /**
     * Explains when a record goes, and why not sooner.
     *
     * @return empty if there is no such row, or nothing personal is left in it
     * @throws RetentionSetupException if no table is mapped for this kind of record
     */
    public Optional<Explanation> explain(RecordRef record) {
        RowStore store = store(record.recordName());
        return setup.database().transaction((connection, dialect) -> {
            List<Row> rows = store.find(connection, List.of(record.recordId()));
            Judge judge =
                    Judge.over(setup, connection, store, rows, setup.clock().now(connection));
            Map<String, FailedRemoval> failed = Failures.of(setup, connection, store, rows);
            return rows.stream().findFirst().flatMap(row -> judge.explain(row, failed));
        });
    }

    /**
     * Explains of all a subject's records when each goes, and why not sooner: in the order in which tables are swept, then
     * of ids. Records in which nothing personal is left are left out.
     */
    public List<RecordExplanation> explain(Subject subject) {
        return setup.database().transaction((connection, dialect) -> {
            Instant now = setup.clock().now(connection);
            List<RecordExplanation> explanations = new ArrayList<>();
            for (RowStore store : setup.tables().values()) {
                List<Row> rows = store.find(connection, store.idsOf(connection, subject));
                Judge judge = Judge.over(setup, connection, store, rows, now);
                Map<String, FailedRemoval> failed = Failures.of(setup, connection, store, rows);
                String recordName = store.table().mapping().recordName();
                rows.forEach(row -> judge.explain(row, failed)
                        .map(found -> new RecordExplanation(RecordRef.of(recordName, row.id()), found))
                        .ifPresent(explanations::add));
            }
            return explanations;
        });
    }

    /**
     * Returns the statements that create the indexes by which a plan finds what is due; for the host's own migrations,
     * since on a large table they take their time. Without them a plan is right, and slow.
     */
    public List<String> indexStatements() {
        return setup.database()
                .transaction((connection, dialect) -> setup.tables().values().stream()
                        .flatMap(store -> DueIndexes.of(store, dialect, FAR_FUTURE).stream())
                        .distinct()
                        .toList());
    }

    /**
     * Returns the mapped table as a provider for the rights of data subjects.
     *
     * @throws RetentionSetupException if no table is mapped for the codec's records, or it has no document column
     */
    public <T> JdbcPersonalData<T> personalData(RecordCodec<T> codec) {
        return new JdbcPersonalData<>(setup, store(codec.recordName()), codec);
    }

    /**
     * Returns tables that foreign keys link as one provider for the rights of data subjects. No policy need speak of them.
     *
     * @throws RetentionSetupException if database and declaration disagree: a table or column is missing or cannot be
     *     erased, a link is no foreign key, or a table refers to one of these and nothing is said of it
     */
    public LinkedPersonalData personalData(SubjectTables tables) {
        List<LinkedTable> found =
                setup.database().transaction((connection, dialect) -> LinkedTables.of(connection, tables));
        kinds.add(found);
        return new LinkedPersonalData(setup, tables, found);
    }

    /**
     * Goes on with sweeps that were begun and did not end, because their process died or their rows were locked; the oldest
     * first. What another transaction still keeps locked is left to the next plan, so each of them ends here. Sweeps that
     * were planned by other policies, or with other copies declared, are left alone.
     *
     * @return what each did in all
     * @throws dev.tacit.retention.policy.SweepRefusedException if the clocks are in doubt, or this worker stood still for
     *     longer than its lease
     */
    public List<SweepReport> resume() {
        List<RetentionException> setbacks = new ArrayList<>();
        List<SweepReport> reports = resume(setbacks);
        raise(setbacks);
        return reports;
    }

    private List<SweepReport> resume(List<RetentionException> setbacks) {
        List<SweepReport> reports = new ArrayList<>();
        for (String run : new Admission(setup).begun()) {
            try {
                new Applier(setup).finish(run);
                reports.add(report(run));
            } catch (RetentionSetupException | RetentionStoreException failure) {
                setbacks.add(failure);
            }
        }
        return reports;
    }

    private static void raise(List<RetentionException> setbacks) {
        for (RetentionException first : setbacks) {
            throw first;
        }
    }

    /**
     * Sweeps once: applies plans that a person released, goes on with what earlier sweeps left, then plans and applies. Tells in
     * the log what waits for an event, and warns of what waits for longer than {@code alarmAfter}, of records that are overdue or could not be removed, and of copies that are still to be erased.
     *
     * <p>A table that cannot be planned, or an earlier sweep that cannot be gone on with, keeps no other from its removals: what
     * stood against it is thrown at the end.
     *
     * @throws dev.tacit.retention.policy.SweepRefusedException as {@link #apply} does
     */
    @CanIgnoreReturnValue
    public SweepReport sweep() {
        new Admission(setup).beginReleased();
        List<RetentionException> setbacks = new ArrayList<>();
        resume(setbacks).forEach(alarms::raise);
        SweepPlan plan = new Planner(setup).plan(setbacks::add);
        alarms.raise(plan);
        SweepReport report = apply(plan);
        alarms.raise(report);
        raise(setbacks);
        return report;
    }

    /**
     * Returns {@link #sweep} for whatever scheduler the host has. It throws no exception, since an executor drops a task that
     * does: what stopped a sweep is an ERROR in the log, and the next tick tries again. A scheduler that shows failures
     * itself calls {@link #sweep}.
     */
    public Runnable asRunnable() {
        return new ScheduledSweep(this);
    }

    private RowStore store(String recordName) {
        return Optional.ofNullable(setup.tables().get(recordName))
                .orElseThrow(() -> new RetentionSetupException(
                        "no table is mapped for this kind of record", Safe.of("record", recordName)));
    }
}
