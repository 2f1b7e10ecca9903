package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.policy.PolicyException;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.store.StoreLag;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.VerifyReport;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A store that is done later than it says so is asked earlier, and the report says when nothing can be left. */
class StoreLagTest {
    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    private RetentionEngine lagging(StoreLag lag) {
        shop.table = shop.table.lag(lag);
        return shop.engine();
    }

    @Test
    void aRowGoesEarlierByTheLag_toTheMicrosecond_andExplainSaysWhy() {
        database.order("o-1", "ann", "2026-03-03T00:00:00Z");
        database.order("o-2", "ann", "2026-03-03T00:00:00.000001Z");
        RetentionEngine engine = lagging(StoreLag.of(Duration.ofDays(2)));

        assertThat(engine.plan().records()).isEqualTo(1);
        assertThat(engine.explain(RecordRef.of("order", "o-1")).orElseThrow().sentence())
                .startsWith(
                        "As of 2026-03-31T00:00:00Z: It is due since 2026-03-31T00:00:00Z"
                                + " (for the deadline 2026-04-02T00:00:00Z: its stores are done later, or no sweep comes in time) by rule ");
        assertThat(engine.explain(RecordRef.of("order", "o-2")).orElseThrow().decision())
                .isInstanceOf(DueDecision.NotYet.class);
        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(1);
    }

    @Test
    void whatGoesAtOnce_goesAtOnce_andNotBeforeItsEvent() {
        database.order("o-1", "ann", null, "2026-03-31T00:00:00Z");
        database.order("o-2", "ann", null, "2026-04-01T00:00:00Z");
        RetentionEngine engine = lagging(StoreLag.of(Duration.ofDays(2)));

        assertThat(engine.plan().records()).isEqualTo(1);
    }

    @Test
    void theLagOfACopy_countsIfItIsTheLongest() {
        database.order("o-1", "ann", "2026-03-06T00:00:00Z");
        FakeIndex index = new FakeIndex("search");
        index.lag = Duration.ofDays(5);
        shop.table = shop.table.copiedIn(index);

        assertThat(lagging(StoreLag.of(Duration.ofDays(2))).plan().records()).isEqualTo(1);
    }

    @Test
    void aLagAsLongAsATerm_isRefusedWithThePlaceOfTheTerm() {
        assertThatThrownBy(() -> lagging(StoreLag.of(Duration.ofDays(30))))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("/policies/0/rules/0/clock/period must be longer than the lag");
    }

    @Test
    void verify_saysWhenNothingCanBeLeft_inTheLiveStoreAndInBackups() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = lagging(StoreLag.of(Duration.ofHours(6)).withBackups(Duration.ofDays(35)));
        SweepReport report = engine.apply(engine.plan());
        shop.clock.moveBy(Duration.ofDays(1));

        VerifyReport verified = engine.verify(report.runId());

        assertThat(verified.goneFromLive()).contains(Instant.parse("2026-03-31T06:00:00Z"));
        assertThat(verified.goneFromBackups()).contains(Instant.parse("2026-05-05T06:00:00Z"));
    }

    @Test
    void aLagIsNotNegative() {
        assertThatThrownBy(() -> StoreLag.of(Duration.ofDays(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowIsLate_thatWentAfterItsTerm_unlessTheEngineKnowsHowOftenItSweeps() {
        RetentionPolicies policies = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "r", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                   "clock": {"anchor": "order.fulfilled", "duration": "PT72H"}}]}]}""");
        database.order("o-1", "ann", "2026-03-28T12:00:00Z");
        RetentionEngine nightly =
                shop.engine(builder -> builder.policies(policies).sweptEvery(Duration.ofHours(24)));
        RetentionEngine unaware = shop.engine(builder -> builder.policies(policies));

        assertThat(unaware.plan().records()).as("an hour short of due").isZero();
        SweepReport inTime = nightly.sweep();
        database.order("o-2", "ann", "2026-03-27T12:00:00Z");
        SweepReport late = unaware.sweep();

        assertThat(inTime.removed()).isEqualTo(1);
        assertThat(inTime.late()).isZero();
        assertThat(late.removed()).isEqualTo(1);
        assertThat(late.late()).isEqualTo(1);
        assertThat(late.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.late()).isEqualTo(1));
    }

    @Test
    void whatGoesAtOnce_isNeverCountedAsLate() {
        database.order("o-1", "ann", null, "2026-03-30T00:00:00Z");

        SweepReport report = shop.engine().sweep();

        assertThat(report.removed()).isEqualTo(1);
        assertThat(report.late()).isZero();
    }

    @Test
    void sweepsThatAreAsFarApartAsATermIsLong_areRefused() {
        assertThatThrownBy(() -> shop.engine(builder -> builder.sweptEvery(Duration.ofDays(30))))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("the time between two sweeps");
    }
}
