package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.SweepPlan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a sweep that died leaves to the next one, and what the guard makes of it. */
class ResumedSweepTest {
    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    /** Applies the plan by a process that dies with its second batch, of three records each. */
    private void dieInTheMidst(SweepPlan plan) {
        AtomicBoolean first = new AtomicBoolean(true);
        shop.sink.meanwhile = () -> {
            if (!first.getAndSet(false)) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> shop.engine().apply(plan)).isInstanceOf(Killed.class);
        shop.sink.meanwhile = () -> {};
        assertThat(database.column("SELECT state FROM tacit_sweep_run WHERE run_id = '" + plan.runId() + "'"))
                .containsExactly("RUNNING");
    }

    /** A process dies of no exception; this one stands for it, since nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private List<String> states() {
        return database.column("SELECT state FROM tacit_sweep_run ORDER BY plan_no");
    }

    @Test
    void theRunnable_goesOnWithASweepThatDied_beforeItPlansAnew() {
        database.orders(7, "2026-01-01T00:00:00Z");
        SweepPlan plan = shop.engine().plan();
        dieInTheMidst(plan);

        shop.engine().asRunnable().run();

        assertThat(states()).containsExactly("DONE", "DONE");
        assertThat(shop.engine().report(plan.runId()).removed()).isEqualTo(7);
        assertThat(database.column("SELECT planned FROM tacit_sweep_run ORDER BY plan_no"))
                .containsExactly("7", "0");
    }

    @Test
    void aSweepThatDied_underOtherPolicies_isNotGoneOnWith() {
        database.orders(7, "2026-01-01T00:00:00Z");
        SweepPlan plan = shop.engine().plan();
        dieInTheMidst(plan);
        RetentionPolicies later = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 2, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "fields", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                   "clock": {"anchor": "order.fulfilled", "period": "P1Y", "zone": "UTC"}}]}]}""");

        shop.engine(builder -> builder.policies(later)).asRunnable().run();

        assertThat(database.unerased()).isEqualTo(4);
    }

    @Test
    void theGuardsDay_countsARecordOnce_thatADeadSweepAndANewPlanBothHave() {
        database.orders(7, "2026-01-01T00:00:00Z");
        dieInTheMidst(shop.engine().plan());
        RetentionEngine exact = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecordsPerDay(7)));
        RetentionEngine strict = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecordsPerDay(6)));
        SweepPlan plan = exact.plan();

        assertThatThrownBy(() -> strict.apply(plan)).isInstanceOf(SweepRefusedException.class);
        assertThat(exact.diff(plan).exceeded()).isEmpty();
        assertThat(exact.apply(plan).removed()).isEqualTo(4);
    }

    @Test
    void theGuardsDay_countsWhatADeadSweepMayStillRemove_besideTheNewPlan() {
        database.orders(7, "2026-01-01T00:00:00Z");
        dieInTheMidst(shop.engine().plan());
        HoldPlacement held = shop.engine().holds().place(Actor.person("counsel-3"), "case-7", Subject.of("buyer-6"));
        RetentionEngine strict = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecordsPerDay(6)));
        SweepPlan plan = strict.plan();

        assertThat(plan.records()).as("without what %s keeps", held).isEqualTo(3);
        assertThatThrownBy(() -> strict.apply(plan)).isInstanceOf(SweepRefusedException.class);
    }

    @Test
    void theGuardsDay_doesNotCountWhatADeadSweepOfOtherPoliciesLeft() {
        database.orders(7, "2026-01-01T00:00:00Z");
        dieInTheMidst(shop.engine().plan());
        database.order("p-1", "ann", "2024-01-01T00:00:00Z");
        RetentionPolicies later = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 2, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "fields", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                   "clock": {"anchor": "order.fulfilled", "period": "P1Y", "zone": "UTC"}}]}]}""");
        RetentionEngine engine =
                shop.engine(builder -> builder.policies(later).guard(Shop.NO_GUARD.withMaxRecordsPerDay(4)));
        shop.clock.moveBy(Duration.ofHours(1));

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(1);
    }

    @Test
    void whatASweepFoundLocked_isTheNextPlans_andTheOldSweepEnds() {
        database.orders(2, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.lockTimeout(Duration.ofMillis(20)));
        database.whileLocked("o-001", () -> {
            engine.asRunnable().run();
            engine.asRunnable().run();
        });

        assertThat(states()).containsExactly("DONE", "RUNNING");
        engine.asRunnable().run();
        assertThat(states()).containsExactly("DONE", "DONE", "DONE");
        assertThat(database.unerased()).isZero();
    }

    @Test
    void aSweepThatDied_ofAKindOfRecordThatIsNotMappedHere_doesNotKeepOthersFromTheirSweeps() {
        database.orders(7, "2026-01-01T00:00:00Z");
        dieInTheMidst(shop.engine().plan());
        Parcel.fill(database, 2);
        Shop other = new Shop(database);
        other.table = Parcel.table();

        assertThat(other.engine().sweep().removed()).isEqualTo(2);

        assertThat(database.unerased()).isEqualTo(4);
        assertThat(shop.engine().resume()).hasSize(1);
        assertThat(database.unerased()).isZero();
    }

    @Test
    void aTableThatCannotBePlanned_keepsNoOtherFromItsRemovals_andIsToldAtTheEnd() {
        database.orders(2, "2026-01-01T00:00:00Z");
        Parcel.fill(database, 1);
        RetentionEngine engine = shop.engine(builder -> builder.table(Parcel.table()));
        database.execute("ALTER TABLE parcel DROP COLUMN street");

        assertThatThrownBy(engine::sweep).isInstanceOf(RetentionSetupException.class);

        assertThat(database.unerased()).isZero();
    }
}
