package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.RecordRef;
import dev.tacit.access.Actor;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.GuardLimit;
import dev.tacit.retention.sweep.PlanChange;
import dev.tacit.retention.sweep.PlanDiff;
import dev.tacit.retention.sweep.RefusalChange;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Before a plan is applied, somebody can see what it adds to the one before, and whether the guard stops it. */
class PlanDiffTest {
    private static final String FULFILMENT = "order-pii@1/after-fulfilment";

    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    private static PlanChange fulfilled(long added, long changed, long unchanged, long swept, long withdrawn) {
        return new PlanChange(
                "order", FULFILMENT, RemovalAction.ERASE_FIELDS, added, changed, unchanged, swept, withdrawn);
    }

    @Test
    void theFirstPlan_isAllNew() {
        database.orders(4, "2026-01-01T00:00:00Z");
        database.order("never", "zoe", null);
        RetentionEngine engine = shop.engine();

        PlanDiff diff = engine.diff(engine.plan());

        assertThat(diff.previousRun()).isEmpty();
        assertThat(diff.changes()).containsExactly(fulfilled(4, 0, 0, 0, 0));
        assertThat(diff.refusals()).containsExactly(new RefusalChange("order", RefusalReason.CLOCK_NOT_STARTED, 0, 1));
        assertThat(diff.mayBeApplied()).isTrue();
    }

    @Test
    void aLaterPlan_saysWhatIsNewGoneChangedAndWithdrawn_andWhyRowsStay() {
        database.orders(5, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan first = engine.plan();
        database.order("o-new", "new", "2026-02-01T00:00:00Z");
        database.execute("UPDATE shop_order SET cancelled_at = TIMESTAMP WITH TIME ZONE '2025-06-01 00:00:00+00:00'"
                + " WHERE order_id = 'o-001'");
        HoldPlacement held = engine.holds().place(Actor.person("counsel-3"), "case-7", RecordRef.of("order", "o-002"));

        PlanDiff diff = engine.diff(engine.plan());

        assertThat(held.alreadyRemoved()).isZero();
        assertThat(diff.previousRun()).contains(first.runId());
        assertThat(diff.changes())
                .containsExactly(
                        new PlanChange(
                                "order", "order-pii@1/after-cancellation", RemovalAction.ERASE_FIELDS, 0, 1, 0, 0, 0),
                        fulfilled(1, 0, 3, 0, 1));
        assertThat(diff.refusals()).containsExactly(new RefusalChange("order", RefusalReason.HELD, 0, 1));
    }

    @Test
    void whatASweepTook_isGoneAndNotWithdrawn() {
        database.orders(3, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepReport report = engine.apply(engine.plan());
        database.order("o-new", "new", "2026-02-01T00:00:00Z");

        PlanDiff diff = engine.diff(engine.plan());

        assertThat(diff.changes()).containsExactly(fulfilled(1, 0, 0, report.removed(), 0));
        assertThat(diff.added()).isEqualTo(1);
        assertThat(diff.swept()).isEqualTo(3);
    }

    @Test
    void theSameTwoPlans_giveTheSameDiff_whoeverAsksAndWhenever() {
        database.orders(7, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan first = engine.plan();
        SweepPlan second = shop.engine(builder -> builder.batchSize(2)).plan();
        SweepPlan third = engine.plan();

        PlanDiff diff = engine.diff(second);

        assertThat(diff.changes()).containsExactly(fulfilled(0, 0, 7, 0, 0));
        assertThat(diff.previousRun()).contains(first.runId());
        assertThat(shop.engine().diff(second)).isEqualTo(diff);
        assertThat(engine.diff(third).previousRun()).contains(second.runId());
    }

    @Test
    void aPlanByOtherPolicies_isNoPredecessor() {
        database.orders(2, "2026-01-01T00:00:00Z");
        SweepPlan other = shop.engine(builder -> builder.policies(RetentionPolicies.parse("""
                        {"policies": [{"id": "order-pii", "version": 2, "effectiveFrom": "2020-01-01T00:00:00Z",
                          "rules": [{"id": "r", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                           "clock": {"anchor": "order.fulfilled", "period": "P60D", "zone": "UTC"}}]}]}""")))
                .plan();
        RetentionEngine engine = shop.engine();

        PlanDiff diff = engine.diff(engine.plan());

        assertThat(other.records()).isEqualTo(2);
        assertThat(diff.previousRun()).isEmpty();
    }

    @Test
    void theGuardSpeaksOnTheDiff_ofEachLimit_untilASecondPersonReleasesThePlan() {
        database.orders(4, "2026-01-01T00:00:00Z");
        database.order("fresh", "zoe", "2026-03-30T00:00:00Z");
        RetentionEngine strict = shop.engine(builder ->
                builder.guard(Shop.NO_GUARD.withMaxRecords(3).withMaxPercent(50).withMaxRecordsPerDay(3)));
        SweepPlan plan = strict.plan();

        PlanDiff stopped = strict.diff(plan);
        strict.release(plan, Actor.person("dpo-1"));
        PlanDiff released = strict.diff(plan);

        assertThat(stopped.exceeded()).containsExactly(GuardLimit.values());
        assertThat(stopped.mayBeApplied()).isFalse();
        assertThat(released.mayBeApplied()).isTrue();
        assertThat(strict.apply(plan).removed()).isEqualTo(4);
    }

    @Test
    void theRollingDay_countsWhatOtherSweepsTook() {
        database.orders(3, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecordsPerDay(4)));
        SweepReport first = engine.apply(engine.plan());
        database.order("p-1", "ann", "2026-01-01T00:00:00Z");
        database.order("p-2", "bob", "2026-01-01T00:00:00Z");
        SweepPlan second = engine.plan();

        assertThat(first.removed()).isEqualTo(3);
        assertThat(engine.diff(second).exceeded()).containsExactly(GuardLimit.RECORDS_PER_DAY);
        shop.clock.moveBy(Duration.ofHours(24));
        assertThat(engine.diff(second).mayBeApplied()).isTrue();
    }
}
