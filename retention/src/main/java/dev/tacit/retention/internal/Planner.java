package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes one plan: reads every mapped table page by page, one transaction a page, and notes what is due. Touches no row of
 * the host's. Not thread-safe; one per plan.
 */
public final class Planner {
    /** How long a plan that nobody applies is kept. */
    private static final Duration PLAN_LIFE = Duration.ofDays(7);

    private final EngineSetup setup;
    private final RunTable runs;
    private final ItemTable items = new ItemTable();
    private final PlanTally tally = new PlanTally();
    private final Fingerprint fingerprint = new Fingerprint();
    private final String runId = UUID.randomUUID().toString();
    private long planned;
    private long tableRows;

    public Planner(EngineSetup setup) {
        this.setup = setup;
        this.runs = new RunTable(setup.tenant());
    }

    /** Writes the plan and returns it. */
    public SweepPlan plan() {
        Instant asOf = setup.database().transaction(this::begin);
        fingerprint.add(setup.policyHash());
        setup.tables().values().forEach(store -> planTable(store, asOf));
        String hash = fingerprint.hex();
        setup.database().act((connection, dialect) -> runs.planned(connection, runId, hash, planned, tableRows));
        return new SweepPlan(runId, asOf, setup.policyHash(), hash, tableRows, tally.removals(), tally.refusals());
    }

    private Instant begin(Connection connection, Dialect dialect) throws SQLException {
        Instant now = setup.clock().now(connection);
        runs.forgetPlansBefore(connection, now.minus(PLAN_LIFE));
        runs.begin(connection, runId, now, setup.policyHash());
        return now;
    }

    private void planTable(RowStore store, Instant asOf) {
        Optional<String> last = Optional.empty();
        List<Row> page;
        do {
            Optional<String> after = last;
            page = setup.database().transaction((connection, dialect) -> planPage(connection, store, after, asOf));
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1).id());
        } while (page.size() == setup.batchSize());
    }

    private List<Row> planPage(Connection connection, RowStore store, Optional<String> after, Instant asOf)
            throws SQLException {
        List<Row> page = store.page(connection, after, setup.batchSize());
        Judge judge = Judge.over(setup, connection, store, page, asOf);
        List<SweepItem> due = new ArrayList<>();
        for (Row row : page) {
            tableRows++;
            judge.decide(row).flatMap(decision -> item(store, row, decision)).ifPresent(due::add);
        }
        if (!due.isEmpty()) {
            items.insert(connection, runId, due);
        }
        return page;
    }

    private Optional<SweepItem> item(RowStore store, Row row, DueDecision decision) {
        String recordName = store.table().mapping().recordName();
        Optional<SubjectHandle> handle = setup.handleOf(row);
        if (!(decision instanceof DueDecision.Due due)) {
            tally.refused(recordName, decision, handle);
            return Optional.empty();
        }
        if (due.action() == RemovalAction.ERASE_FIELDS && row.document() instanceof StoredDocument.Unreadable) {
            tally.unreadable(recordName, due.rule(), handle);
            return Optional.empty();
        }
        SubjectHandle subject = handle.orElseThrow();
        tally.due(recordName, due, subject);
        String rule = due.rule().toString();
        fingerprint.add(
                recordName, row.id(), rule, due.action().name(), due.at().toString());
        return Optional.of(new SweepItem(planned++, recordName, row.id(), subject, rule, due.action()));
    }
}
