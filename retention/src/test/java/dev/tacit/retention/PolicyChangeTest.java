package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.PlanDiff;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The deadline table's edges that need more than a clock: policies that change, and what comes in the last second. */
class PolicyChangeTest {
    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    private static RetentionPolicies after(String period, int version, String effectiveFrom) {
        return RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": %d, "effectiveFrom": "%s", "rules": [
                  {"id": "r", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                   "clock": {"anchor": "order.fulfilled", "period": "%s", "zone": "UTC"}}]}]}""".formatted(version, effectiveFrom, period));
    }

    private RetentionEngine engine(RetentionPolicies policies) {
        return shop.engine(builder -> builder.policies(policies).guard(Shop.NO_GUARD.withMaxRecords(2)));
    }

    @Test
    void aShortenedPolicy_waitsForItsGracePeriod_thenItsOverdueRowsMeetTheGuard() {
        database.orders(3, "2026-02-01T00:00:00Z");
        RetentionEngine longer = engine(after("P1Y", 1, "2020-01-01T00:00:00Z"));
        RetentionEngine shorter = engine(after("P30D", 2, "2026-04-30T00:00:00Z"));
        assertThat(longer.plan().records()).isZero();
        assertThat(shorter.plan().records())
                .as("overdue by the new rule, and in its grace period")
                .isZero();
        assertThat(shorter.explain(RecordRef.of("order", "o-000")).orElseThrow().sentence())
                .contains("It falls due at 2026-04-30T00:00:00Z");

        shop.clock.moveTo("2026-04-30T00:00:00Z");
        SweepPlan plan = shorter.plan();
        PlanDiff diff = shorter.diff(plan);

        assertThat(diff.added()).isEqualTo(3);
        assertThat(diff.mayBeApplied()).isFalse();
        assertThatThrownBy(() -> shorter.apply(plan)).isInstanceOf(SweepRefusedException.class);
        shorter.release(plan, Actor.person("dpo-1"));
        assertThat(shorter.apply(plan).removed()).isEqualTo(3);
    }

    @Test
    void aPolicyLengthenedAfterErasure_changesNothing() {
        database.orders(1, "2026-01-01T00:00:00Z");
        RetentionEngine shorter = engine(after("P30D", 1, "2020-01-01T00:00:00Z"));
        assertThat(shorter.apply(shorter.plan()).removed()).isEqualTo(1);

        RetentionEngine longer = engine(after("P1Y", 2, "2020-01-01T00:00:00Z"));

        assertThat(longer.plan().records()).isZero();
        assertThat(longer.explain(RecordRef.of("order", "o-000")))
                .as("nothing personal is left")
                .isEmpty();
        assertThat(database.unerased()).isZero();
    }

    @Test
    void anOrderCancelledAfterItWasFulfilled_goesAtOnce() {
        database.order("o-1", "ann", "2026-03-30T00:00:00Z", "2026-03-31T00:00:00Z");

        assertThat(shop.engine().plan().removals())
                .extracting(removal -> removal.rule().toString())
                .containsExactly("order-pii@1/after-cancellation");
    }

    @Test
    void aHoldPlacedInTheLastSecond_wins_andOneThatEndedInTheLastSecondDoesNot() {
        database.order("o-1", "ann", "2026-03-01T00:00:00Z");
        shop.clock.moveTo("2026-03-30T23:59:59Z");
        RetentionEngine engine = shop.engine(builder -> builder.holdGrace(Duration.ofSeconds(1)));
        HoldPlacement placed = engine.holds().place(Actor.person("counsel-3"), "case-7", Subject.of("ann"));
        shop.clock.moveTo("2026-03-31T00:00:00Z");
        SweepReport held = engine.apply(engine.plan());

        assertThat(engine.holds().release(Actor.person("counsel-3"), "case-7")).containsExactly(endingAtOne(placed));
        SweepReport inGrace = engine.apply(engine.plan());
        shop.clock.moveTo("2026-03-31T00:00:01Z");
        SweepReport free = engine.apply(engine.plan());

        assertThat(held.removed() + inGrace.removed()).isZero();
        assertThat(free.removed()).isEqualTo(1);
        assertThat(free.count(ItemState.NOT_DUE)).isZero();
    }

    private static LegalHold endingAtOne(HoldPlacement placed) {
        return new LegalHold(
                placed.hold().id(),
                placed.hold().matter(),
                placed.hold().scope(),
                placed.hold().placedAt(),
                Optional.of(Instant.parse("2026-03-31T00:00:01Z")));
    }
}
