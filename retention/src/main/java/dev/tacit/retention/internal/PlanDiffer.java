package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.PlanChange;
import dev.tacit.retention.sweep.PlanDiff;
import dev.tacit.retention.sweep.RefusalChange;
import dev.tacit.retention.sweep.SweepPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares a plan with the one before it. Records are compared share by share, each of at most some ten thousand, so
 * memory does not grow with the plan; time does, with the square of the number of shares. Not thread-safe; one per diff.
 */
public final class PlanDiffer {
    private static final long SHARE = 50_000;

    private final EngineSetup setup;
    private final RunTable runs;
    private final BatchPages pages;
    private final Map<Way, Counts> counts = new TreeMap<>();

    public PlanDiffer(EngineSetup setup) {
        this.setup = setup;
        this.runs = new RunTable(setup.tenant());
        this.pages = new BatchPages(setup);
    }

    /** In which way a record is planned. */
    private record Way(String recordName, String rule, RemovalAction action) implements Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            int names = recordName.compareTo(other.recordName);
            int rules = names == 0 ? rule.compareTo(other.rule) : names;
            return rules == 0 ? action.compareTo(other.action) : rules;
        }
    }

    private record Planned(Way way, boolean swept) {}

    private static final class Counts {
        private long added;
        private long changed;
        private long unchanged;
        private long swept;
        private long withdrawn;
    }

    /**
     * Compares the plan with the one before it.
     *
     * @throws SweepRefusedException if the plan is not known here
     */
    public PlanDiff diff(SweepPlan plan) {
        return setup.database()
                .transaction((connection, dialect) -> begin(connection, plan))
                .finish();
    }

    private Comparison begin(Connection connection, SweepPlan plan) throws SQLException {
        SweepRun run = runs.read(connection, plan.runId())
                .filter(found -> found.planHash().equals(plan.hash()))
                .orElseThrow(() -> new SweepRefusedException(
                        "this plan is not known here, or too old; plan again", Safe.of("run", plan.runId())));
        Instant now = setup.clock().now(connection);
        return new Comparison(run, runs.before(connection, run), GuardFindings.of(setup, connection, run, now));
    }

    /** Both plans, and what the guard makes of the later one. */
    private final class Comparison {
        private final SweepRun run;
        private final Optional<SweepRun> previous;
        private final GuardFindings findings;

        Comparison(SweepRun run, Optional<SweepRun> previous, GuardFindings findings) {
            this.run = run;
            this.previous = previous;
            this.findings = findings;
        }

        PlanDiff finish() {
            long records = run.planned() + previous.map(SweepRun::planned).orElse(0L);
            int shares = (int) (records / SHARE) + 1;
            for (int share = 0; share < shares; share++) {
                compare(share, shares);
            }
            return new PlanDiff(
                    run.id(),
                    previous.map(SweepRun::id),
                    changes(),
                    refusals(),
                    findings.exceeded(),
                    run.releasedBy().isPresent());
        }

        private void compare(int share, int shares) {
            Map<String, Planned> before = new HashMap<>();
            previous.ifPresent(earlier -> pages.each(earlier.id(), (connection, batch) -> {
                for (int i = 0; i < batch.ids().size(); i++) {
                    if (isOf(share, shares, batch, i)) {
                        before.put(
                                key(batch, i),
                                new Planned(way(batch), isSwept(batch.states().get(i))));
                    }
                }
            }));
            pages.each(run.id(), (connection, batch) -> {
                for (int i = 0; i < batch.ids().size(); i++) {
                    if (isOf(share, shares, batch, i)) {
                        count(way(batch), Optional.ofNullable(before.remove(key(batch, i))));
                    }
                }
            });
            before.values().forEach(PlanDiffer.this::gone);
        }

        private List<RefusalChange> refusals() {
            PlanSummary now = run.summary();
            Optional<PlanSummary> before = previous.map(SweepRun::summary);
            List<RefusalChange> changes = new ArrayList<>();
            Stream<String> names = Stream.concat(
                    now.refusals().keySet().stream(),
                    before.stream().flatMap(summary -> summary.refusals().keySet().stream()));
            for (String name : names.collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll)) {
                for (RefusalReason reason : RefusalReason.values()) {
                    long then =
                            before.map(summary -> summary.count(name, reason)).orElse(0L);
                    if (then > 0 || now.count(name, reason) > 0) {
                        changes.add(new RefusalChange(name, reason, then, now.count(name, reason)));
                    }
                }
            }
            return changes;
        }
    }

    private void count(Way way, Optional<Planned> before) {
        Counts count = counts.computeIfAbsent(way, key -> new Counts());
        if (before.isEmpty() || before.get().swept()) {
            count.added++;
        } else if (before.get().way().equals(way)) {
            count.unchanged++;
        } else {
            count.changed++;
        }
        before.filter(Planned::swept).ifPresent(this::gone);
    }

    private void gone(Planned planned) {
        Counts count = counts.computeIfAbsent(planned.way(), key -> new Counts());
        if (planned.swept()) {
            count.swept++;
        } else {
            count.withdrawn++;
        }
    }

    private List<PlanChange> changes() {
        return counts.entrySet().stream()
                .map(entry -> new PlanChange(
                        entry.getKey().recordName(),
                        entry.getKey().rule(),
                        entry.getKey().action(),
                        entry.getValue().added,
                        entry.getValue().changed,
                        entry.getValue().unchanged,
                        entry.getValue().swept,
                        entry.getValue().withdrawn))
                .toList();
    }

    private static Way way(SweepBatch batch) {
        return new Way(batch.recordName(), batch.rule(), batch.action());
    }

    /** The id of a deleted row that was verified is forgotten; no later plan can have the same row. */
    private static String key(SweepBatch batch, int position) {
        String id = batch.ids().get(position);
        return batch.recordName() + "\n" + (id.isEmpty() ? "\n" + batch.number() + "\n" + position : id);
    }

    private static boolean isOf(int share, int shares, SweepBatch batch, int position) {
        return Math.floorMod(key(batch, position).hashCode(), shares) == share;
    }

    private static boolean isSwept(ItemState state) {
        return state == ItemState.REMOVED || state == ItemState.VERIFIED || state == ItemState.ALREADY_GONE;
    }
}
