package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.Explanation;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.PlannedRemoval;
import dev.tacit.retention.sweep.Refusal;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.VerifyReport;
import dev.tacit.testkit.MovableClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sweep promises on any database. */
abstract class SweepBehavior {
    private static final Actor COUNSEL = Actor.person("counsel-3");

    private final TestDatabase database = freshDatabase();
    private final Shop shop = new Shop(database);

    abstract TestDatabase freshDatabase();

    @Test
    void fieldsColumnsAndIndexesAreCleared_andTheRestStays() {
        database.order("o-1", "ann", "2026-03-01T00:00:00Z");
        RetentionEngine engine = shop.engine();

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(1);
        assertThat(database.column("SELECT document FROM shop_order"))
                .containsExactly("{\"orderId\":\"o-1\",\"sku\":\"mug\"}");
        assertThat(database.count("ship_to IS NULL AND email_ix IS NULL")).isEqualTo(1);
    }

    @Test
    void exactlyThirtyDaysAfterFulfilment_isRemovable_andAMicrosecondBeforeIsNot() {
        database.order("o-1", "ann", "2026-03-01T00:00:00Z");
        database.order("o-2", "ann", "2026-03-01T00:00:00.000001Z");
        RetentionEngine engine = shop.engine();

        SweepPlan plan = engine.plan();

        assertThat(plan.records()).isEqualTo(1);
        assertThat(engine.explain(RecordRef.of("order", "o-2")).orElseThrow().decision())
                .isInstanceOf(DueDecision.NotYet.class);
    }

    @Test
    void aCancelledOrder_goesAtOnce() {
        database.order("o-1", "ann", null, "2026-03-31T00:00:00Z");
        RetentionEngine engine = shop.engine();

        assertThat(engine.plan().removals())
                .extracting(removal -> removal.rule().toString())
                .containsExactly("order-pii@1/after-cancellation");
    }

    @Test
    void everyDueRowThatStays_isReportedWithItsReason_andEveryRowWhoseClockNeverStarted() {
        database.order("due", "ann", "2026-01-01T00:00:00Z");
        database.order("fresh", "bob", "2026-03-30T00:00:00Z");
        database.order("never-fulfilled", "cem", null);
        database.order("nobody's", null, "2026-01-01T00:00:00Z");
        database.order("held", "dee", "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        HoldPlacement held = engine.holds().place(COUNSEL, "case-7", Subject.of("dee"));

        SweepPlan plan = engine.plan();

        assertThat(held.alreadyRemoved()).isZero();
        assertThat(plan.tableRows()).isEqualTo(5);
        assertThat(plan.removals()).extracting(PlannedRemoval::samples).containsExactly(List.of(FakeHandles.of("ann")));
        assertThat(plan.refusals())
                .extracting(Refusal::reason)
                .containsExactlyInAnyOrder(
                        RefusalReason.CLOCK_NOT_STARTED, RefusalReason.NO_SUBJECT, RefusalReason.HELD);
        assertThat(plan.refusals())
                .filteredOn(refusal -> refusal.reason() == RefusalReason.CLOCK_NOT_STARTED)
                .singleElement()
                .satisfies(
                        refusal -> assertThat(refusal.missing()).containsExactly("order.cancelled", "order.fulfilled"));
    }

    @Test
    void erasedRows_areNotPlannedAgain() {
        database.orders(4, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepReport first = engine.apply(engine.plan());

        SweepPlan second = engine.plan();

        assertThat(first.removed()).isEqualTo(4);
        assertThat(second.records()).isZero();
        assertThat(second.refusals()).isEmpty();
    }

    @Test
    void thePlansHash_doesNotDependOnPaging() {
        database.orders(10, "2026-01-01T00:00:00Z");
        String small = shop.engine(builder -> builder.batchSize(1)).plan().hash();
        String large = shop.engine(builder -> builder.batchSize(1_000)).plan().hash();
        database.order("o-x", "zoe", "2026-01-01T00:00:00Z");

        assertThat(large).isEqualTo(small);
        assertThat(shop.engine().plan().hash()).isNotEqualTo(small);
    }

    @Test
    void applyingAgain_changesNothing_andReportsTheSame() {
        database.orders(7, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan plan = engine.plan();
        SweepReport first = engine.apply(plan);
        int events = shop.sink.events.size();

        assertThat(engine.apply(plan)).isEqualTo(first);
        assertThat(shop.sink.events).hasSize(events);
        assertThat(first.removed()).isEqualTo(7);
    }

    @Test
    void aHoldPlacedAfterThePlan_wins() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "bob", "2026-01-01T00:00:00Z");
        database.order("o-3", "cem", "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan plan = engine.plan();
        HoldPlacement subject = engine.holds().place(COUNSEL, "case-7", Subject.of("ann"));
        HoldPlacement record = engine.holds().place(COUNSEL, "case-8", RecordRef.of("order", "o-2"));

        SweepReport report = engine.apply(plan);

        assertThat(List.of(subject, record))
                .extracting(HoldPlacement::alreadyRemoved)
                .containsOnly(0L);
        assertThat(report.count(ItemState.NOT_DUE)).isEqualTo(2);
        assertThat(database.unerased()).isEqualTo(2);
        assertThat(database.count("order_id = 'o-3' AND ship_to IS NULL")).isEqualTo(1);
    }

    @Test
    void aReleasedHold_holdsThroughItsGracePeriod() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.holdGrace(Duration.ofDays(7)));
        HoldPlacement placed = engine.holds().place(COUNSEL, "case-7", Subject.of("ann"));

        assertThat(engine.holds().release(COUNSEL, "case-7")).hasSize(1);
        assertThat(engine.holds().release(COUNSEL, "case-7")).isEmpty();

        shop.clock.moveBy(Duration.ofDays(7).minusSeconds(1));
        assertThat(engine.plan().refused(RefusalReason.HELD)).isEqualTo(1);
        assertThat(engine.holds().active())
                .extracting(hold -> hold.id())
                .containsExactly(placed.hold().id());
        shop.clock.moveBy(Duration.ofSeconds(1));
        assertThat(engine.plan().records()).isEqualTo(1);
        assertThat(engine.holds().active()).isEmpty();
    }

    @Test
    void placingAHold_tellsWhatWasRemovedBefore_andIsAudited() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepReport swept = engine.apply(engine.plan());

        HoldPlacement placed = engine.holds().place(COUNSEL, "case-7", Subject.of("ann"));

        assertThat(swept.removed()).isEqualTo(placed.alreadyRemoved()).isEqualTo(1);
        assertThat(placed.lastRemovedAt()).contains(shop.clock.instant());
        assertThat(shop.sink.of(AuditEvent.Configuration.class))
                .singleElement()
                .satisfies(event -> assertThat(event.what()).isEqualTo("hold-placed"))
                .satisfies(event -> assertThat(event.subjects()).containsExactly(FakeHandles.of("ann")));
    }

    @Test
    void anEventRecordedAfterThePlan_counts() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan plan = engine.plan();
        database.execute("UPDATE shop_order SET fulfilled_at = TIMESTAMP WITH TIME ZONE '2026-03-20 00:00:00+00:00'");

        SweepReport report = engine.apply(plan);

        assertThat(report.count(ItemState.NOT_DUE)).isEqualTo(1);
        assertThat(database.unerased()).isEqualTo(1);
    }

    @Test
    void aRowThatVanishedAfterThePlan_isReportedAsGone() {
        database.orders(2, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan plan = engine.plan();
        database.execute("DELETE FROM shop_order WHERE order_id = 'o-000'");

        SweepReport report = engine.apply(plan);

        assertThat(report.count(ItemState.ALREADY_GONE)).isEqualTo(1);
        assertThat(report.removed()).isEqualTo(1);
    }

    @Test
    void eraseRow_deletesTheRow_evenAfterItsFieldsWereErased() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionPolicies policies = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 2, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "fields", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                   "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}},
                  {"id": "rows", "kind": "REMOVE_BY", "action": "ERASE_ROW",
                   "clock": {"anchor": "order.fulfilled", "period": "P1Y", "zone": "UTC"}}]}]}""");
        RetentionEngine engine = shop.engine(builder -> builder.policies(policies));
        SweepReport fields = engine.apply(engine.plan());
        shop.clock.moveTo("2027-01-01T00:00:00Z");

        SweepReport rows = engine.apply(engine.plan());
        VerifyReport verified = engine.verify(rows.runId());

        assertThat(fields.removed()).isEqualTo(rows.removed()).isEqualTo(1);
        assertThat(database.count("1 = 1")).isZero();
        assertThat(verified.verified()).isEqualTo(1);
        assertThat(database.column("SELECT record_ids FROM tacit_sweep_batch WHERE action = 'ERASE_ROW'"))
                .as("the id of a deleted row is forgotten")
                .containsExactly("[\"\"]");
    }

    @Test
    void verify_findsWhatCameBack() {
        database.orders(2, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepReport report = engine.apply(engine.plan());
        database.execute("UPDATE shop_order SET ship_to = 'Ann Onym' WHERE order_id = 'o-001'");

        VerifyReport verified = engine.verify(report.runId());

        assertThat(verified.verified()).isEqualTo(1);
        assertThat(verified.remaining()).isEqualTo(1);
        assertThat(verified.samples()).containsExactly(FakeHandles.of("buyer-1"));
    }

    @Test
    void aDocumentThatCannotBeRead_isReported_andNotTouched() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "bob", "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan early = engine.plan();
        database.execute("UPDATE shop_order SET document = 'Ann, by hand' WHERE order_id = 'o-1'");

        SweepReport report = engine.apply(early);

        assertThat(engine.plan().refused(RefusalReason.UNREADABLE)).isEqualTo(1);
        assertThat(report.failed(FailureReason.UNREADABLE))
                .isEqualTo(report.failed())
                .isEqualTo(1);
        assertThat(report.removed()).isEqualTo(1);
        assertThat(database.count("ship_to IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void eachBatchIsOneAuditEvent_withHandlesAndThePolicysHash() {
        database.orders(7, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan plan = engine.plan();

        SweepReport report = engine.apply(plan);

        List<AuditEvent.Removal> events = shop.sink.of(AuditEvent.Removal.class);
        assertThat(events).extracting(AuditEvent.Removal::records).containsExactly(3L, 3L, 1L);
        assertThat(events.get(2).subjects()).containsExactly(FakeHandles.of("buyer-6"));
        assertThat(events.get(0).rule())
                .isEqualTo("order-pii@1/after-fulfilment#" + plan.policyHash() + "#" + plan.runId() + "/0");
        assertThat(report.removed()).isEqualTo(7);
    }

    @Test
    void aSinkThatFails_rollsTheBatchBack() {
        database.orders(2, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan plan = engine.plan();
        shop.sink.fails = true;

        assertThatThrownBy(() -> engine.apply(plan)).isInstanceOf(AuditUnavailableException.class);
        assertThat(database.unerased()).isEqualTo(2);

        shop.sink.fails = false;
        assertThat(engine.apply(plan).removed()).isEqualTo(2);
    }

    @Test
    void theGuardStopsTooMuchAtOnce_untilASecondPersonReleasesIt() {
        database.orders(4, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecords(3)));
        SweepPlan plan = engine.plan();

        assertThatThrownBy(() -> engine.apply(plan)).isInstanceOf(SweepRefusedException.class);
        assertThatThrownBy(() -> engine.release(plan, Shop.ENGINE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(database.unerased()).isEqualTo(4);

        engine.release(plan, Actor.person("dpo-1"));
        assertThat(engine.apply(plan).removed()).isEqualTo(4);
        assertThat(shop.sink.of(AuditEvent.Configuration.class))
                .extracting(AuditEvent.Configuration::what)
                .containsExactly("sweep-released");
    }

    @Test
    void theGuardCountsPercent() {
        database.orders(3, "2026-01-01T00:00:00Z");
        database.order("fresh", "zoe", "2026-03-30T00:00:00Z");
        RetentionEngine strict = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxPercent(74.9)));
        RetentionEngine wide = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxPercent(75)));
        SweepPlan plan = strict.plan();

        assertThatThrownBy(() -> strict.apply(plan)).isInstanceOf(SweepRefusedException.class);
        assertThat(wide.apply(plan).removed()).isEqualTo(3);
    }

    @Test
    void theGuardCountsWhatWentWithinTwentyFourHours() {
        database.orders(3, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.guard(Shop.NO_GUARD.withMaxRecordsPerDay(4)));
        SweepReport first = engine.apply(engine.plan());
        database.order("p-1", "ann", "2026-01-01T00:00:00Z");
        database.order("p-2", "bob", "2026-01-01T00:00:00Z");
        SweepPlan second = engine.plan();

        assertThat(first.removed()).isEqualTo(3);
        assertThatThrownBy(() -> engine.apply(second)).isInstanceOf(SweepRefusedException.class);
        shop.clock.moveBy(Duration.ofHours(24));
        assertThat(engine.apply(second).removed()).isEqualTo(2);
    }

    @Test
    void changedPolicies_refuseAnOlderPlan() {
        database.orders(1, "2026-01-01T00:00:00Z");
        SweepPlan plan = shop.engine().plan();
        RetentionPolicies changed = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 2, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "fields", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                   "clock": {"anchor": "order.fulfilled", "period": "P60D", "zone": "UTC"}}]}]}""");
        RetentionEngine engine = shop.engine(builder -> builder.policies(changed));

        assertThatThrownBy(() -> engine.apply(plan))
                .isInstanceOf(SweepRefusedException.class)
                .hasMessageContaining("policies changed");
        assertThat(database.unerased()).isEqualTo(1);
    }

    @Test
    void clocksThatDisagreeByMoreThanFiveMinutes_stopApply() {
        database.orders(1, "2020-01-01T00:00:00Z");
        MovableClock ahead = MovableClock.at(InstantSource.system().instant().plus(Duration.ofMinutes(6)));
        RetentionEngine engine = shop.engine(builder -> builder.clock(ahead));
        SweepPlan plan = engine.plan();

        assertThatThrownBy(() -> engine.apply(plan))
                .isInstanceOf(SweepRefusedException.class)
                .hasMessageContaining("clocks");
        assertThat(database.unerased()).isEqualTo(1);
    }

    @Test
    void aClockThatJumpsInTheMidstOfASweep_stopsItBeforeTheNextBatch() {
        database.orders(6, "2020-01-01T00:00:00Z");
        MovableClock node = MovableClock.at(InstantSource.system().instant());
        RetentionEngine engine = shop.engine(builder -> builder.clock(node));
        SweepPlan plan = engine.plan();
        shop.sink.meanwhile = () -> {
            shop.sink.meanwhile = () -> {};
            node.moveBy(Duration.ofMinutes(6));
        };

        assertThatThrownBy(() -> engine.apply(plan))
                .isInstanceOf(SweepRefusedException.class)
                .hasMessageContaining("clock");
        assertThat(database.unerased())
                .as("the batch under way was decided before the jump")
                .isEqualTo(3);
    }

    @Test
    void withTheSystemsClock_aSweepRuns() {
        database.orders(1, "2020-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.clock(InstantSource.system()));

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(1);
    }

    @Test
    void explain_saysWhichRuleAndEventAndWhen() {
        database.order("o-1", "ann", "2026-03-15T00:00:00Z");
        RetentionEngine engine = shop.engine();

        Explanation explanation = engine.explain(RecordRef.of("order", "o-1")).orElseThrow();

        assertThat(explanation.decision()).isInstanceOf(DueDecision.NotYet.class);
        assertThat(explanation.rules()).hasSize(2);
        assertThat(explanation.sentence())
                .isEqualTo("As of 2026-03-31T00:00:00Z: It falls due at 2026-04-14T00:00:00Z by rule"
                        + " order-pii@1/after-fulfilment, whose clock order.fulfilled started at"
                        + " 2026-03-15T00:00:00Z.");
        assertThat(engine.explain(RecordRef.of("order", "o-2"))).isEmpty();
    }

    @Test
    void aPlanThatNobodyApplied_isForgottenAfterSevenDays() {
        database.orders(1, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();
        SweepPlan old = engine.plan();
        shop.clock.moveBy(Duration.ofDays(8));
        SweepPlan young = engine.plan();

        assertThatThrownBy(() -> engine.apply(old)).isInstanceOf(SweepRefusedException.class);
        assertThat(engine.apply(young).removed()).isEqualTo(1);
    }

    @Test
    void theRunnable_plansAndApplies() {
        database.orders(2, "2026-01-01T00:00:00Z");

        shop.engine().asRunnable().run();

        assertThat(database.unerased()).isZero();
    }
}
