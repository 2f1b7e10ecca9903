package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.RecordRef;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.SweepPlan;
import org.junit.jupiter.api.Test;

/** Anchors that lie beyond every calendar stop no sweep, and never make anything go early. */
class FarAnchorsTest {
    private final TestDatabase database = TestDatabase.postgres();
    private final Shop shop = new Shop(database);
    private final RetentionEngine engine = shop.engine(builder -> builder.batchSize(2));

    private void order(String id, String fulfilled, String cancelled) {
        database.order(id, "ann", null, null);
        database.execute("UPDATE shop_order SET fulfilled_at = " + fulfilled + ", cancelled_at = " + cancelled
                + " WHERE order_id = '" + id + "'");
    }

    private DueDecision decision(String id) {
        return engine.explain(RecordRef.of("order", id)).orElseThrow().decision();
    }

    @Test
    void anEventThatIsInfinitelyFar_isNeverDue_andNothingElseWaitsForIt() {
        database.orders(3, "2026-01-01T00:00:00Z");
        order("never", "'infinity'", "NULL");
        order("far", "'294276-12-31 00:00:00+00'", "NULL");

        SweepPlan plan = engine.plan();

        assertThat(engine.apply(plan).removed()).isEqualTo(3);
        assertThat(decision("never")).isInstanceOf(DueDecision.NotYet.class);
        assertThat(decision("far")).isInstanceOf(DueDecision.NotYet.class);
        assertThat(decision("never").sentence())
                .isEqualTo("It never falls due by rule order-pii@1/after-fulfilment, whose clock order.fulfilled"
                        + " started beyond every calendar.");
    }

    @Test
    void anotherClock_stillCounts_besideAnEventThatIsInfinitelyFar() {
        order("cancelled", "'infinity'", "'2026-03-01 00:00:00+00'");

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(1);
    }

    @Test
    void anEventBeforeAllTime_isNoEvent_andIsReportedAsAClockThatNeverStarted() {
        for (int i = 0; i < 5; i++) {
            order("ever-" + i, "'-infinity'", "NULL");
        }
        database.orders(3, "2026-01-01T00:00:00Z");

        SweepPlan plan = engine.plan();

        assertThat(plan.refused(RefusalReason.CLOCK_NOT_STARTED)).isEqualTo(5);
        assertThat(engine.apply(plan).removed()).isEqualTo(3);
        assertThat(decision("ever-0")).isInstanceOf(DueDecision.ClockNotStarted.class);
    }

    @Test
    void aRuleThatKeeps_keepsForEver_whereItsEventIsInfinitelyFarEitherWay() {
        RetentionPolicies policies = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "r", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                   "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}},
                  {"id": "tax", "kind": "KEEP_UNTIL", "outranks": ["order-pii/r"],
                   "clock": {"anchor": "order.cancelled", "period": "P10Y", "zone": "Europe/Berlin"}}]}]}""");
        RetentionEngine keeping = shop.engine(builder -> builder.policies(policies));
        order("later", "'2026-01-01 00:00:00+00'", "'infinity'");
        order("before", "'2026-01-01 00:00:00+00'", "'-infinity'");

        assertThat(keeping.plan().records()).isZero();
        assertThat(keeping.plan().refused(RefusalReason.KEPT)).isEqualTo(1);
        assertThat(keeping.plan().refused(RefusalReason.CLOCK_NOT_STARTED)).isEqualTo(1);
    }
}
