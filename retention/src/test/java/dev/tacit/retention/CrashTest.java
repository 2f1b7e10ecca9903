package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sweep is killed at each of its statements in turn, and resumed. */
class CrashTest {
    /** Each erasure of a row is written down by the database itself. */
    private static final String ERASURES = "CREATE TABLE erasure (order_id VARCHAR(40))";

    private static final String WATCH = "CREATE TRIGGER watch AFTER UPDATE ON shop_order FOR EACH ROW CALL '"
            + ErasureTrigger.class.getName() + "'";

    @ParameterizedTest
    @EnumSource(DyingSource.Last.class)
    void killedAnywhereAndResumed_noRowIsErasedTwice_noneIsMissed_andTheReportIsTheSame(DyingSource.Last last) {
        SweepReport undisturbed = sweepKilledAt(Integer.MAX_VALUE, last).report();
        int kills = 0;
        for (boolean died = true; died; kills++) {
            Sweep sweep = sweepKilledAt(kills, last);
            died = sweep.died();
            assertThat(sweep.report().rules()).as("killed at %s", kills).isEqualTo(undisturbed.rules());
            assertThat(sweep.report().outcomesHash()).isEqualTo(undisturbed.outcomesHash());
            assertThat(sweep.report().planHash()).isEqualTo(undisturbed.planHash());
        }
        assertThat(kills).isGreaterThan(20);
    }

    private record Sweep(SweepReport report, boolean died) {}

    private static Sweep sweepKilledAt(int act, DyingSource.Last last) {
        TestDatabase database = TestDatabase.h2();
        database.execute(ERASURES);
        database.execute(WATCH);
        database.orders(5, "2026-01-01T00:00:00Z");
        Shop shop = new Shop(database);
        RetentionEngine healthy = shop.engine(builder -> builder.batchSize(2));
        SweepPlan plan = healthy.plan();
        HoldPlacement held = healthy.holds().place(Actor.person("counsel-3"), "case-7", Subject.of("buyer-3"));

        DyingSource source = new DyingSource(database.source(), act, last);
        boolean died = false;
        try {
            RetentionEngine doomed = shop.builder(source).batchSize(2).build();
            assertThat(doomed.apply(plan).runId()).isEqualTo(plan.runId());
        } catch (RetentionStoreException killed) {
            died = true;
        }
        SweepReport report = healthy.apply(plan);

        assertThat(held.alreadyRemoved()).isZero();
        assertThat(database.unerased()).isEqualTo(1);
        assertThat(database.column("SELECT order_id FROM erasure ORDER BY order_id"))
                .as("killed at %s", act)
                .containsExactly("o-000", "o-001", "o-002", "o-004");
        return new Sweep(report, died);
    }
}
