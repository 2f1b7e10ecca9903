package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.SubjectHandle;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.SweptRule;
import dev.tacit.retention.sweep.VerifyReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells from the state tables what a sweep did, and reads again what it removed. Thread-safe. */
public final class Reporter {
    private static final int SAMPLES = 5;
    private static final int FETCH_ROWS = 1_000;

    private final EngineSetup setup;
    private final RunTable runs;
    private final ItemTable items = new ItemTable();

    public Reporter(EngineSetup setup) {
        this.setup = setup;
        this.runs = new RunTable(setup.tenant());
    }

    private record RuleKey(String recordName, String rule, RemovalAction action) {}

    /** Returns what the run did so far. */
    public SweepReport report(String runId) {
        return setup.database().transaction((connection, dialect) -> {
            SweepRun run = known(connection, runId);
            return new SweepReport(
                    runId, run.policyHash(), run.planHash(), outcomesOf(connection, runId), rules(connection, runId));
        });
    }

    /** Reads again what the run removed, and notes what was found gone. */
    public VerifyReport verify(String runId) {
        List<SubjectHandle> samples = new ArrayList<>();
        long remaining = 0;
        long after = -1;
        List<SweepItem> page;
        do {
            long from = after;
            page = setup.database().transaction((connection, dialect) -> {
                SweepRun run = known(connection, runId);
                return items.removed(connection, run.id(), from, setup.batchSize());
            });
            for (SweepItem item : leftIn(runId, page)) {
                remaining++;
                if (samples.size() < SAMPLES && !samples.contains(item.handle())) {
                    samples.add(item.handle());
                }
            }
            after = page.isEmpty() ? after : page.get(page.size() - 1).number();
        } while (page.size() == setup.batchSize());
        long verified = setup.database()
                .transaction((connection, dialect) -> items.count(connection, runId, ItemState.VERIFIED));
        return new VerifyReport(runId, verified, remaining, samples);
    }

    private SweepRun known(Connection connection, String runId) throws SQLException {
        return runs.lock(connection, runId)
                .orElseThrow(() -> new SweepRefusedException("there is no such sweep", Safe.of("run", runId)));
    }

    private static String outcomesOf(Connection connection, String runId) throws SQLException {
        Fingerprint outcomes = new Fingerprint();
        String sql = "SELECT item_no, rule_ref, action, state FROM tacit_sweep_item WHERE run_id = ? ORDER BY item_no";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    outcomes.add(rows.getString(1), rows.getString(2), rows.getString(3), settled(rows.getString(4)));
                }
            }
        }
        return outcomes.hex();
    }

    /** Reading again is no new outcome. */
    private static String settled(String state) {
        return state.equals(ItemState.VERIFIED.name()) ? ItemState.REMOVED.name() : state;
    }

    private static List<SweptRule> rules(Connection connection, String runId) throws SQLException {
        String sql = "SELECT record_name, rule_ref, action, state, COUNT(*) FROM tacit_sweep_item WHERE run_id = ?"
                + " GROUP BY record_name, rule_ref, action, state ORDER BY record_name, rule_ref, action, state";
        Map<RuleKey, Map<ItemState, Long>> counts = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    RuleKey key =
                            new RuleKey(rows.getString(1), rows.getString(2), RemovalAction.valueOf(rows.getString(3)));
                    counts.computeIfAbsent(key, absent -> new EnumMap<>(ItemState.class))
                            .put(ItemState.valueOf(rows.getString(4)), rows.getLong(5));
                }
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new SweptRule(
                        entry.getKey().recordName(),
                        entry.getKey().rule(),
                        entry.getKey().action(),
                        entry.getValue()))
                .toList();
    }

    /** Returns the items in which something is found; the others are noted as verified. */
    private List<SweepItem> leftIn(String runId, List<SweepItem> page) {
        return setup.database().transaction((connection, dialect) -> {
            List<SweepItem> left = new ArrayList<>();
            for (SweepItem item : page) {
                if (isGone(connection, item)) {
                    items.verified(connection, runId, item);
                } else {
                    left.add(item);
                }
            }
            return left;
        });
    }

    private boolean isGone(Connection connection, SweepItem item) throws SQLException {
        RowStore store = setup.tables().get(item.recordName());
        if (store == null) {
            return false;
        }
        List<Row> found = store.find(connection, List.of(item.recordId()));
        return found.isEmpty()
                || (item.action() == RemovalAction.ERASE_FIELDS
                        && !found.get(0).personalDataLeft(store.table().mapping()));
    }
}
