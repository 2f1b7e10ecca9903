package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.retention.due.FailedRemoval;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.VerifyReport;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A row that cannot be removed is reported, and keeps nothing else from going. */
abstract class FailingRowsBehavior {
    final TestDatabase database = freshDatabase();
    final Shop shop = new Shop(database);

    abstract TestDatabase freshDatabase();

    static RetentionPolicies after30Days(String action) {
        return RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "r", "kind": "REMOVE_BY", "action": "%s",
                   "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}}]}]}""".formatted(action));
    }

    /** Returns the same policy, speaking of these kinds of record. */
    static RetentionPolicies after30Days(String action, Set<String> records) {
        return RetentionPolicies.of(List.of(after30Days(action).all().get(0).forRecords(records)));
    }

    RetentionEngine engine(String action) {
        return shop.engine(builder -> builder.policies(after30Days(action)));
    }

    /** Each record that was planned is in one state. */
    static long accountedFor(SweepReport report) {
        return Arrays.stream(ItemState.values()).mapToLong(report::count).sum();
    }

    void refersToOrders(String more) {
        database.execute(
                "CREATE TABLE complaint (order_id VARCHAR(40) NOT NULL REFERENCES shop_order (order_id) " + more + ")");
    }

    @Test
    void aRowThatAForeignKeyKeeps_isReported_andAllOthersGo() {
        refersToOrders("");
        database.orders(7, "2026-01-01T00:00:00Z");
        database.execute("INSERT INTO complaint VALUES ('o-001')");
        RetentionEngine engine = engine("ERASE_ROW");
        SweepPlan plan = engine.plan();

        SweepReport report = engine.apply(plan);

        assertThat(report.removed()).isEqualTo(6);
        assertThat(report.failed(FailureReason.CONSTRAINT))
                .isEqualTo(report.failed())
                .isEqualTo(1);
        assertThat(accountedFor(report)).isEqualTo(plan.records());
        assertThat(engine.explain(RecordRef.of("order", "o-001")).orElseThrow().sentence())
                .contains("A sweep at 2026-03-31T00:00:00Z could not remove it (CONSTRAINT)");
        VerifyReport verified = engine.verify(plan.runId());
        assertThat(verified.failed()).isEqualTo(1);
        assertThat(verified.isComplete()).isFalse();
        assertThat(database.column("SELECT order_id FROM shop_order")).containsExactly("o-001");
    }

    @Test
    void aRowThatFailed_isTriedAgainByTheNextSweep_andGoesOnceNothingKeepsIt() {
        refersToOrders("");
        database.orders(4, "2026-01-01T00:00:00Z");
        database.execute("INSERT INTO complaint VALUES ('o-001')");
        RetentionEngine engine = engine("ERASE_ROW");

        engine.asRunnable().run();
        database.order("p-1", "ann", "2026-01-01T00:00:00Z");
        engine.asRunnable().run();
        assertThat(database.column("SELECT order_id FROM shop_order")).containsExactly("o-001");

        database.execute("DELETE FROM complaint");
        engine.asRunnable().run();
        assertThat(database.count("1 = 1")).isZero();
    }

    @Test
    void aRowThatACheckKeeps_isReported_andAllOthersGo() {
        database.orders(7, "2026-01-01T00:00:00Z");
        database.execute("ALTER TABLE shop_order ADD CONSTRAINT labeled"
                + " CHECK (order_id <> 'o-004' OR ship_to IS NOT NULL)");
        RetentionEngine engine = engine("ERASE_FIELDS");

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(6);
        assertThat(report.count(ItemState.FAILED)).isEqualTo(1);
        assertThat(database.column("SELECT order_id FROM shop_order WHERE ship_to IS NOT NULL"))
                .containsExactly("o-004");
    }

    @Test
    void theAuditLog_isToldOnceWhatWentAndWhatFailed() {
        refersToOrders("");
        database.orders(3, "2026-01-01T00:00:00Z");
        database.execute("INSERT INTO complaint VALUES ('o-001')");
        RetentionEngine engine = engine("ERASE_ROW");

        SweepReport report = engine.apply(engine.plan());

        assertThat(told(Outcome.ALLOWED)).containsExactly(FakeHandles.of("buyer-0"), FakeHandles.of("buyer-2"));
        assertThat(told(Outcome.FAILED)).containsExactly(FakeHandles.of("buyer-1"));
        assertThat(report.removed()).isEqualTo(2);
    }

    private List<SubjectHandle> told(Outcome outcome) {
        return shop.sink.of(AuditEvent.Removal.class).stream()
                .filter(event -> event.outcome() == outcome)
                .flatMap(event -> event.subjects().stream())
                .toList();
    }

    @Test
    void applyingAgain_reportsTheSame() {
        refersToOrders("");
        database.orders(3, "2026-01-01T00:00:00Z");
        database.execute("INSERT INTO complaint VALUES ('o-001')");
        RetentionEngine engine = engine("ERASE_ROW");
        SweepPlan plan = engine.plan();
        SweepReport first = engine.apply(plan);

        assertThat(engine.apply(plan)).isEqualTo(first);
    }

    @Test
    void aRecordWhoseRecipientFails_isReported_andAllOthersGo() {
        database.orders(7, "2026-01-01T00:00:00Z");
        List<String> refused = List.of("o-000", "o-005");
        shop.table = shop.tableOfDocuments().returnedTo(Order.codec(), (record, content) -> {
            if (refused.contains(record.recordId())) {
                throw new IllegalStateException("the recipient's disk is full");
            }
        });
        RetentionEngine engine = engine("RETURN");

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(5);
        assertThat(report.failed(FailureReason.RECIPIENT)).isEqualTo(2);
        assertThat(engine.explain(Subject.of("buyer-5")))
                .singleElement()
                .satisfies(found -> assertThat(found.explanation().failed())
                        .contains(new FailedRemoval(FailureReason.RECIPIENT, shop.clock.instant())));
        assertThat(engine.explain(Subject.of("buyer-4"))).isEmpty();
    }
}
