package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.store.StoreCopy;
import dev.tacit.retention.store.StoreLag;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.SweptCopy;
import dev.tacit.retention.sweep.SweptRule;
import dev.tacit.retention.sweep.VerifyReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells from the state tables what a sweep did, and reads again what it removed. Thread-safe. */
public final class Reporter {
    private static final int SAMPLES = 5;

    private final EngineSetup setup;
    private final RunTable runs;
    private final BatchTable batches = new BatchTable();
    private final BatchHistory history = new BatchHistory();
    private final BatchPages pages;
    private final OwedCopies owedCopies;

    public Reporter(EngineSetup setup) {
        this.setup = setup;
        this.runs = new RunTable(setup.tenant());
        this.pages = new BatchPages(setup);
        this.owedCopies = new OwedCopies(setup.tenant());
    }

    private record RuleKey(String recordName, String rule, RemovalAction action) implements Comparable<RuleKey> {
        private static final Comparator<RuleKey> ORDER = Comparator.comparing(RuleKey::recordName)
                .thenComparing(RuleKey::rule)
                .thenComparing(RuleKey::action);

        @Override
        public int compareTo(RuleKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** Returns what the run did so far. */
    public SweepReport report(String runId) {
        SweepRun run = setup.database().transaction((connection, dialect) -> known(connection, runId));
        Map<RuleKey, Map<ItemState, Long>> counts = new TreeMap<>();
        Map<RuleKey, Map<FailureReason, Long>> failures = new HashMap<>();
        Map<RuleKey, Long> late = new HashMap<>();
        Fingerprint outcomes = new Fingerprint();
        pages.outcomes(runId, batch -> {
            // Reading again is no new outcome.
            outcomes.add(
                    batch.rule(),
                    batch.action().name(),
                    BatchText.states(batch.states()).replace('V', 'R'));
            RuleKey key = new RuleKey(batch.recordName(), batch.rule(), batch.action());
            Map<ItemState, Long> states = counts.computeIfAbsent(key, absent -> new EnumMap<>(ItemState.class));
            late.merge(key, batch.late(), Long::sum);
            batch.states().forEach(state -> states.merge(state, 1L, Long::sum));
            Map<FailureReason, Long> reasons =
                    failures.computeIfAbsent(key, absent -> new EnumMap<>(FailureReason.class));
            batch.failures().values().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
        });
        List<SweptRule> rules = counts.entrySet().stream()
                .map(entry -> new SweptRule(
                        entry.getKey().recordName(),
                        entry.getKey().rule(),
                        entry.getKey().action(),
                        entry.getValue(),
                        failures.getOrDefault(entry.getKey(), Map.of()),
                        late.getOrDefault(entry.getKey(), 0L)))
                .toList();
        return new SweepReport(
                runId, run.policyHash(), run.planHash(), outcomes.hex(), rules, copies(runId, rules), keysWaiting());
    }

    private long keysWaiting() {
        return setup.shredding().isPresent()
                ? setup.database().transaction((connection, dialect) -> new Shreds(setup).waiting(connection))
                : 0;
    }

    private List<SweptCopy> copies(String runId, List<SweptRule> rules) {
        return setup.hasCopies()
                ? setup.database().transaction((connection, dialect) -> copies(connection, runId, rules))
                : List.of();
    }

    private List<SweptCopy> copies(Connection connection, String runId, List<SweptRule> rules) throws SQLException {
        List<SweptCopy> copies = new ArrayList<>();
        for (String recordName : setup.tables().keySet()) {
            long removed = rules.stream()
                    .filter(rule -> rule.recordName().equals(recordName))
                    .mapToLong(rule -> rule.count(ItemState.REMOVED) + rule.count(ItemState.VERIFIED))
                    .sum();
            Map<String, Long> owed = owedCopies.owed(connection, runId, recordName);
            for (StoreCopy copy : setup.swept(recordName).copies()) {
                long left = owed.getOrDefault(copy.store(), 0L);
                copies.add(new SweptCopy(recordName, copy.store(), removed - left, left));
            }
        }
        return copies;
    }

    /** Reads again what the run removed, and notes what was found gone. */
    public VerifyReport verify(String runId) {
        Verification verification = new Verification();
        SweepRun run = setup.database().transaction((connection, dialect) -> {
            for (RowStore store : setup.tables().values()) {
                TableShape.refuseHidden(connection, store.table().mapping().table());
            }
            return known(connection, runId);
        });
        pages.each(run.id(), (connection, batch) -> verification.verify(connection, run.id(), batch));
        return setup.database().transaction((connection, dialect) -> verified(connection, runId, verification));
    }

    private VerifyReport verified(Connection connection, String runId, Verification verification) throws SQLException {
        long owed = owedCopies.owed(connection, runId);
        Map<String, Instant> last = owed > 0 ? Map.of() : history.lastRemovals(connection, runId);
        return new VerifyReport(
                runId,
                verification.verified,
                verification.remaining,
                verification.overdue,
                verification.failed,
                verification.samples,
                owed,
                latest(last, StoreLag::live),
                latest(last, lag -> lag.live().plus(lag.backups())));
    }

    private Optional<Instant> latest(Map<String, Instant> removals, Function<StoreLag, Duration> lag) {
        return removals.entrySet().stream()
                .filter(removal -> setup.swept().containsKey(removal.getKey()))
                .map(removal -> removal.getValue()
                        .plus(lag.apply(setup.swept(removal.getKey()).lag())))
                .max(Comparator.naturalOrder());
    }

    private SweepRun known(Connection connection, String runId) throws SQLException {
        return runs.lock(connection, runId)
                .orElseThrow(() -> new SweepRefusedException("there is no such sweep", Safe.of("run", runId)));
    }

    /** One reading of all batches. Not thread-safe. */
    private final class Verification {
        private long verified;
        private long remaining;
        private long overdue;
        private long failed;
        private final List<SubjectHandle> samples = new ArrayList<>();

        void verify(Connection connection, String runId, SweepBatch batch) throws SQLException {
            overdue += batch.count(ItemState.PLANNED);
            failed += batch.count(ItemState.FAILED);
            if (batch.in(ItemState.REMOVED).isEmpty()) {
                verified += batch.count(ItemState.VERIFIED);
                return;
            }
            SweepBatch locked = batches.lock(connection, runId, batch.number());
            SweepBatch read = locked.with(readAgain(connection, locked));
            batches.verified(connection, runId, read);
            verified += read.count(ItemState.VERIFIED);
            read.in(ItemState.REMOVED)
                    .forEach(position -> remains(read.handles().get(position)));
        }

        private void remains(SubjectHandle handle) {
            remaining++;
            if (samples.size() < SAMPLES && !samples.contains(handle)) {
                samples.add(handle);
            }
        }
    }

    private List<ItemState> readAgain(Connection connection, SweepBatch batch) throws SQLException {
        List<ItemState> states = new ArrayList<>(batch.states());
        RowStore store = setup.tables().get(batch.recordName());
        if (store == null) {
            return states;
        }
        List<Integer> removed = batch.in(ItemState.REMOVED);
        List<String> ids = removed.stream().map(batch.ids()::get).toList();
        List<Row> found = store.find(connection, ids);
        Judge judge = Judge.over(setup, connection, store, found, setup.clock().now(connection));
        Map<String, List<Row>> rows = found.stream().collect(Collectors.groupingBy(Row::id));
        for (int position : removed) {
            if (rows.getOrDefault(batch.ids().get(position), List.of()).stream()
                    .allMatch(row -> isEmpty(batch, store, row, judge))) {
                states.set(position, ItemState.VERIFIED);
            }
        }
        return states;
    }

    /** What a rule or a hold keeps beside it is no remainder. */
    private static boolean isEmpty(SweepBatch batch, RowStore store, Row row, Judge judge) {
        return batch.action() != RemovalAction.ERASE_ROW
                && !(batch.action() == RemovalAction.ANONYMIZE && row.subject().isPresent())
                && !row.personalDataLeft(store.table().mapping(), judge.spared(row));
    }
}
