package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.testkit.MovableClock;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An executor drops a task that throws, for good and without a word. So the Runnable says what happened, and returns. */
class ScheduledSweepTest {
    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);
    private final EngineLog log = new EngineLog();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void aSweepThatTheGuardStops_isAnErrorInTheLog_andTheNextTickTriesAgain() {
        database.orders(4, "2026-01-01T00:00:00Z");
        Runnable tick = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecords(3)))
                .asRunnable();

        tick.run();
        database.execute("UPDATE shop_order SET fulfilled_at = NULL WHERE order_id = 'o-000'");
        assertThat(database.unerased()).isEqualTo(4);
        tick.run();

        assertThat(log.at(Level.ERROR))
                .singleElement()
                .asString()
                .startsWith("a sweep was stopped, and the next tick tries again: the mass-delete guard");
        assertThat(database.unerased()).isEqualTo(1);
    }

    @Test
    void theGuardsRefusal_namesTheLimitTheRunAndTheWayOn_andTheNextTickAppliesWhatWasReleased() {
        database.orders(4, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecords(3)));

        engine.asRunnable().run();
        String run = database.column("SELECT run_id FROM tacit_sweep_run").get(0);
        assertThat(log.at(Level.ERROR))
                .singleElement()
                .asString()
                .contains("engine.report(run)", "engine.release(run, person)")
                .endsWith(
                        "[run=" + run + ", limit=at most 3 records at once, records=4, tableRows=4, within24Hours=4]");
        assertThat(engine.report(run).overdue()).isEqualTo(4);

        engine.release(run, Actor.person("dpo-1"));
        engine.asRunnable().run();

        assertThat(engine.report(run).removed()).isEqualTo(4);
        assertThat(database.unerased()).isZero();
        assertThat(log.at(Level.ERROR)).hasSize(1);
    }

    @Test
    void aPlanThatWasReleased_underOtherPolicies_isNotApplied() {
        database.orders(4, "2026-01-01T00:00:00Z");
        RetentionEngine before = shop.engine();
        before.release(before.plan(), Actor.person("dpo-1"));
        RetentionPolicies later = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 2, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "fields", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                   "clock": {"anchor": "order.fulfilled", "period": "P1Y", "zone": "UTC"}}]}]}""");

        assertThat(shop.engine(builder -> builder.policies(later)).sweep().removed())
                .isZero();

        assertThat(database.unerased()).isEqualTo(4);
    }

    @Test
    void whoReleasesByRun_isAPersonOtherThanTheEngine_andKnowsTheRun() {
        database.orders(1, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        String run = engine.plan().runId();

        assertThatThrownBy(() -> engine.release(run, Shop.ENGINE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine.release("no-such-run", Actor.person("dpo-1")))
                .isInstanceOf(SweepRefusedException.class);
    }

    @Test
    void clocksInDoubt_areAnErrorInTheLog_andTheNextTickTriesAgain() {
        database.orders(1, "2020-01-01T00:00:00Z");
        MovableClock node = MovableClock.at(InstantSource.system().instant());
        Runnable tick = shop.engine(builder -> builder.clock(node)).asRunnable();

        node.moveBy(Duration.ofMinutes(6));
        tick.run();
        assertThat(database.unerased()).isEqualTo(1);
        node.moveBy(Duration.ofMinutes(-6));
        tick.run();

        assertThat(log.at(Level.ERROR)).singleElement().asString().contains("clocks of this node and of the database");
        assertThat(database.unerased()).isZero();
    }

    @Test
    void anAuditLogThatIsDown_isAnErrorInTheLog_andTheNextTickTriesAgain() {
        database.orders(1, "2026-01-01T00:00:00Z");
        Runnable tick = shop.engine().asRunnable();

        shop.sink.fails = true;
        tick.run();
        assertThat(database.unerased()).isEqualTo(1);
        shop.sink.fails = false;
        tick.run();

        assertThat(log.at(Level.ERROR)).hasSize(1);
        assertThat(database.unerased()).isZero();
    }

    @Test
    void ofAnExceptionThatIsNotTacits_theClassAloneIsLogged() {
        database.orders(1, "2026-01-01T00:00:00Z");
        shop.sink.meanwhile = () -> {
            throw new IllegalStateException("could not note ann@example.org");
        };

        shop.engine().asRunnable().run();

        assertThat(log.at(Level.ERROR))
                .containsExactly("a sweep was stopped, and the next tick tries again: java.lang.IllegalStateException");
    }

    @Test
    void whoCallsSweep_isTold() {
        database.orders(4, "2026-01-01T00:00:00Z");
        RetentionEngine strict = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecords(3)));
        RetentionEngine free = shop.engine();

        assertThatThrownBy(strict::sweep).isInstanceOf(SweepRefusedException.class);
        shop.sink.fails = true;
        assertThatThrownBy(free::sweep).isInstanceOf(AuditUnavailableException.class);
        shop.sink.fails = false;
        assertThat(free.sweep().overdue()).isZero();
        assertThat(database.unerased()).isZero();
        assertThat(log.at(Level.ERROR)).isEmpty();
    }
}
