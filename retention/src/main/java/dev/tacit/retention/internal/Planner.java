package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionException;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.retention.sweep.PlannedCopy;
import dev.tacit.retention.sweep.PlannedRemoval;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Writes one plan: reads what may be due of every mapped table page by page, one transaction a page, and notes what is.
 * Touches no row of the host's. Not thread-safe; one per plan.
 */
public final class Planner {
    /** How long a plan that nobody applies is kept. */
    private static final Duration PLAN_LIFE = Duration.ofDays(7);

    private final EngineSetup setup;
    private final RunTable runs;
    private final PlanTally tally = new PlanTally();
    private final Fingerprint fingerprint = new Fingerprint();
    private final String runId = UUID.randomUUID().toString();
    private final PlannedBatches batches;
    private final Pace pace;

    public Planner(EngineSetup setup) {
        this.setup = setup;
        this.runs = new RunTable(setup.tenant());
        this.batches = new PlannedBatches(runId, setup.batchSize());
        this.pace = setup.pace();
    }

    /**
     * Writes the plan and returns it.
     *
     * @param setback takes what kept one table from being planned; the others are planned if it returns
     */
    public SweepPlan plan(Consumer<RetentionException> setback) {
        Instant asOf = setup.database().transaction(this::begin);
        String copies = setup.copiesHash();
        fingerprint.add(setup.policyHash());
        if (setup.hasCopies()) {
            fingerprint.add(copies);
        }
        SortedMap<String, PlanSummary.Share> tables = new TreeMap<>();
        for (Map.Entry<String, RowStore> table : setup.tables().entrySet()) {
            try {
                long tableRows = planTable(table.getValue(), asOf);
                tables.put(table.getKey(), new PlanSummary.Share(planned(table.getKey()), tableRows));
            } catch (RetentionSetupException | RetentionStoreException failure) {
                setback.accept(failure);
            }
        }
        String hash = fingerprint.hex();
        long rows = tables.values().stream().mapToLong(PlanSummary.Share::rows).sum();
        PlanSummary summary = PlanSummary.of(tally.refusals(), copies, tables);
        setup.database().act((connection, dialect) -> {
            batches.close(connection);
            runs.planned(connection, runId, hash, batches.records(), rows, summary);
        });
        return new SweepPlan(
                runId, asOf, setup.policyHash(), hash, rows, tally.removals(), tally.refusals(), plannedCopies());
    }

    private List<PlannedCopy> plannedCopies() {
        List<PlannedCopy> planned = new ArrayList<>();
        for (String recordName : setup.tables().keySet()) {
            long records = planned(recordName);
            setup.swept(recordName)
                    .copies()
                    .forEach(copy -> planned.add(new PlannedCopy(recordName, copy.store(), copy.order(), records)));
        }
        return planned;
    }

    private long planned(String recordName) {
        return tally.removals().stream()
                .filter(removal -> removal.recordName().equals(recordName))
                .mapToLong(PlannedRemoval::records)
                .sum();
    }

    private Instant begin(Connection connection, Dialect dialect) throws SQLException {
        Instant now = setup.clock().now(connection);
        runs.forgetPlansBefore(connection, now.minus(PLAN_LIFE));
        runs.begin(connection, runId, now, setup.policyHash());
        return now;
    }

    private long planTable(RowStore store, Instant asOf) {
        store.table().dueQueries(asOf).forEach(query -> planArm(store, query, asOf));
        return setup.database().transaction((connection, dialect) -> {
            batches.close(connection);
            TableShape.refuseHidden(connection, store.table().mapping().table());
            new Unstarted(setup, store, tally).count(connection, asOf);
            return RowCount.of(connection, dialect, store.table().mapping().table());
        });
    }

    /** A plan that has to wait between two pages does so without a connection. */
    private void planArm(RowStore store, DueQuery query, Instant asOf) {
        Optional<DueQuery.Position> end = Optional.empty();
        do {
            Optional<DueQuery.Position> after = end;
            RowStore.Page page = setup.database().session(session -> planPages(session, store, query, after, asOf));
            pace.spend(page.rows().size());
            end = page.end();
        } while (end.isPresent());
    }

    /** Returns the last page that was planned: the arm's, or the first where the plan is held to a pace. */
    private RowStore.Page planPages(
            Database.Session session, RowStore store, DueQuery query, Optional<DueQuery.Position> from, Instant asOf) {
        Optional<DueQuery.Position> end = from;
        RowStore.Page page;
        do {
            Optional<DueQuery.Position> after = end;
            page = session.transaction((connection, dialect) -> planPage(connection, store, query, after, asOf));
            end = page.end();
        } while (end.isPresent() && !pace.isLimited());
        return page;
    }

    private RowStore.Page planPage(
            Connection connection, RowStore store, DueQuery query, Optional<DueQuery.Position> after, Instant asOf)
            throws SQLException {
        int size = setup.limits().pageSize(store);
        boolean columns = !store.table().isEnoughToPlan(query);
        RowStore.Page page = store.page(connection, query, after, size, columns);
        Judge judge = Judge.over(setup, connection, store, page.rows(), asOf);
        if (!columns && judge.holdsCategories()) {
            page = store.page(connection, query, after, size, true);
            judge = Judge.over(setup, connection, store, page.rows(), asOf);
        }
        for (Row row : page.rows()) {
            Optional<DueDecision> decision = judge.decide(row);
            if (decision.isPresent()) {
                plan(connection, store, row, judge.handleOf(row), decision.get());
            }
        }
        return page;
    }

    private void plan(
            Connection connection, RowStore store, Row row, Optional<SubjectHandle> handle, DueDecision decision)
            throws SQLException {
        String recordName = store.table().mapping().recordName();
        if (!(decision instanceof DueDecision.Due due)) {
            tally.refused(recordName, decision, handle);
        } else if (due.action() != RemovalAction.ERASE_ROW && row.document() instanceof StoredDocument.Unreadable) {
            tally.unreadable(recordName, due.rule(), handle);
        } else {
            SubjectHandle subject = handle.orElseThrow();
            tally.due(recordName, due, subject);
            fingerprint
                    .add(recordName, row.id(), due.action().name())
                    .add(due.rule().policy(), due.rule().rule())
                    .add(due.rule().version())
                    .add(due.at());
            batches.add(connection, setup.levelOf(recordName), recordName, due, row.id(), subject);
        }
    }
}
