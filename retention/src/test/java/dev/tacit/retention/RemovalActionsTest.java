package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.event.AuditEvent;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.RecordExplanation;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.PolicyApproval;
import dev.tacit.retention.policy.PolicyException;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What each action leaves in the table, and what stands in its way. */
class RemovalActionsTest {
    private static final Actor COUNSEL = Actor.person("counsel-3");

    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    private static RetentionPolicies after30Days(String action, String moreRules) {
        return RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "r", "kind": "REMOVE_BY", "action": "%s",
                   "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}}%s]}]}""".formatted(action, moreRules));
    }

    private RetentionEngine engine(RetentionPolicies policies, UnaryOperator<RetentionEngineBuilder> changes) {
        return shop.engine(builder -> changes.apply(builder.policies(policies)));
    }

    @Test
    void anonymize_tiesWhatStaysToNobody() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine(after30Days("ANONYMIZE", ""), builder -> builder);

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(1);
        assertThat(database.unerased()).isZero();
        assertThat(database.column("SELECT buyer_id FROM shop_order")).containsExactly("null");
        assertThat(engine.plan().refusals()).isEmpty();
    }

    @Test
    void pseudonymize_keepsOnePersonsRowsTogether_underTheHandle() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine(after30Days("PSEUDONYMIZE", ""), builder -> builder);

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(2);
        assertThat(database.unerased()).isZero();
        assertThat(database.column("SELECT buyer_id FROM shop_order"))
                .containsOnly(FakeHandles.of("ann").hex());
    }

    @Test
    void aRowWhoseSubjectIsToBeReplaced_cannotBeDeletedLater() {
        RetentionPolicies both = after30Days("ANONYMIZE", """
                , {"id": "rows", "kind": "REMOVE_BY", "action": "ERASE_ROW",
                   "clock": {"anchor": "order.fulfilled", "period": "P1Y", "zone": "UTC"}}""");

        assertThatThrownBy(() -> engine(both, builder -> builder))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("nobody could look up its holds");
        database.execute("ALTER TABLE shop_order ALTER COLUMN buyer_id SET NOT NULL");
        assertThatThrownBy(() -> engine(after30Days("ANONYMIZE", ""), builder -> builder))
                .hasMessageContaining("the subject column is NOT NULL");
        database.execute("ALTER TABLE shop_order ALTER COLUMN buyer_id VARCHAR(31)");
        assertThatThrownBy(() -> engine(after30Days("PSEUDONYMIZE", ""), builder -> builder))
                .hasMessageContaining("no room for a text of 32 characters");
    }

    @Test
    void aReturnedRecord_isHandedOverBeforeItIsErased_andNotErasedIfNobodyTakesIt() {
        List<RecordRef> taken = new ArrayList<>();
        RetentionPolicies policies = after30Days("RETURN", "");
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        shop.table = SweptTable.of(Order.SCHEMA, Order.mapping().build());
        assertThatThrownBy(() -> engine(policies, builder -> builder))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("nobody is named who takes them");
        SweptTable table = shop.table;
        shop.table = table.returnedTo(Order.codec(), (record, content) -> {
            throw new IllegalStateException("the recipient's disk is full");
        });
        RetentionEngine broken = engine(policies, builder -> builder);
        assertThat(broken.apply(broken.plan()).count(ItemState.FAILED)).isEqualTo(1);
        assertThat(database.unerased()).isEqualTo(1);

        shop.table = table.returnedTo(Order.codec(), (record, content) -> {
            assertThat(content.get("buyerName")).isPresent();
            taken.add(record);
        });
        RetentionEngine engine = engine(policies, builder -> builder);
        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(1);
        assertThat(taken).containsExactly(RecordRef.of("order", "o-1"));
        assertThat(database.count("document LIKE '%tct1%'")).isZero();
    }

    @Test
    void aRuleThatKeepsACategory_letsTheRestGo_andTheNextPlanIsQuiet() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionPolicies policies = after30Days("ERASE_FIELDS", """
                , {"id": "tax", "kind": "KEEP_UNTIL", "categories": ["person-name"], "outranks": ["order-pii/r"],
                   "clock": {"anchor": "order.fulfilled", "period": "P10Y", "zone": "Europe/Berlin"}}""");
        RetentionEngine engine = engine(policies, builder -> builder);
        SweepPlan plan = engine.plan();

        SweepReport report = engine.apply(plan);

        assertThat(report.removed()).isEqualTo(1);
        assertThat(database.column("SELECT document FROM shop_order"))
                .containsExactly("{\"orderId\":\"o-1\",\"buyerName\":\"tct1:AAAA\",\"sku\":\"mug\"}");
        assertThat(database.count("ship_to IS NOT NULL AND email_ix IS NULL")).isEqualTo(1);
        assertThat(engine.verify(plan.runId()).remaining()).isZero();
        assertThat(engine.plan().records()).isZero();
        assertThat(engine.plan().refused(RefusalReason.KEPT)).isEqualTo(1);
        shop.clock.moveTo("2036-02-01T00:00:00Z");
        assertThat(engine.plan().records()).isEqualTo(1);
    }

    @Test
    void aHoldOnACategory_keepsItInEveryRecord_untilItsGraceEnds() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine(after30Days("ERASE_FIELDS", ""), builder -> builder.holdGrace(Duration.ZERO));
        HoldPlacement placed = engine.holds().placeOnCategory(COUNSEL, "case-9", "email-address");

        SweepReport report = engine.apply(engine.plan());

        assertThat(placed.alreadyRemoved()).isZero();
        assertThat(engine.holds().active("case-9")).containsExactly(placed.hold());
        assertThat(report.removed()).isEqualTo(1);
        assertThat(database.count("email_ix IS NOT NULL AND ship_to IS NULL")).isEqualTo(1);
        assertThat(engine.plan().refused(RefusalReason.HELD)).isEqualTo(1);
        assertThat(engine.holds().release(COUNSEL, "case-9")).hasSize(1);
        assertThat(engine.plan().records()).isEqualTo(1);
    }

    @Test
    void aHoldOnACategory_keepsTheWholeRow_whereTheRowWouldGo() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine(after30Days("ERASE_ROW", ""), builder -> builder);
        HoldPlacement other = engine.holds().placeOnCategory(COUNSEL, "case-8", "health");
        assertThat(engine.plan().records()).as("no member of %s", other).isEqualTo(1);

        HoldPlacement placed = engine.holds().placeOnCategory(COUNSEL, "case-9", "email-address");

        assertThat(engine.plan().records()).as("%s", placed).isZero();
        assertThat(engine.plan().refused(RefusalReason.HELD)).isEqualTo(1);
    }

    @Test
    void theAuditLog_isToldWhoseARowWasWhenItWent_notWhoseItWasWhenItWasPlanned() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "bob", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine(after30Days("ERASE_FIELDS", ""), builder -> builder);
        SweepPlan plan = engine.plan();
        database.execute("UPDATE shop_order SET buyer_id = 'cem' WHERE order_id = 'o-1'");

        SweepReport report = engine.apply(plan);

        assertThat(report.removed()).isEqualTo(2);
        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.subjects()).containsExactly(FakeHandles.of("cem"), FakeHandles.of("bob")));
        assertThat(engine.holds().place(COUNSEL, "case-7", Subject.of("cem")).alreadyRemoved())
                .isEqualTo(1);
        assertThat(engine.holds().place(COUNSEL, "case-7", Subject.of("ann")).alreadyRemoved())
                .isZero();
    }

    @Test
    void explainingASubject_explainsEachOfItsRecords() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "ann", "2026-03-15T00:00:00Z");
        database.order("o-3", "bob", "2026-03-15T00:00:00Z");
        RetentionEngine engine = shop.engine();

        List<RecordExplanation> explanations = engine.explain(Subject.of("ann"));

        assertThat(explanations).extracting(one -> one.record().recordId()).containsExactly("o-1", "o-2");
        assertThat(explanations.get(0).explanation().decision()).isInstanceOf(DueDecision.Due.class);
        assertThat(explanations.get(1).explanation().sentence())
                .startsWith("As of 2026-03-31T00:00:00Z: It falls due at 2026-04-14T00:00:00Z by rule ");
        assertThat(engine.explain(Subject.of("zoe"))).isEmpty();
    }

    @Test
    void anEngineWhoseApprovalsDoNotFitThePolicies_isNotBuilt() {
        RetentionPolicies policies = RetentionPolicies.pack("amazon-dpp-merchant");
        List<PolicyApproval> approvals = policies.all().stream()
                .map(policy -> PolicyApproval.of(policy, "dpo-1"))
                .toList();

        assertThat(shop.engine(builder -> builder.approvals(approvals)).plan().records())
                .isZero();
        assertThatThrownBy(() -> shop.engine(builder -> builder.approvals(approvals.subList(1, approvals.size()))))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("/policies/2 must be approved");
    }

    @PersonalRecord("order-line")
    record OrderLine(
            @RecordId String lineId,
            @SubjectId String buyerId,
            @PersonName String engraving) {}

    @Test
    void childrenGoBeforeWhatTheyBelongTo_andCirclesAreRefused() {
        database.execute("CREATE TABLE order_line (line_id VARCHAR(40) PRIMARY KEY, buyer_id VARCHAR(40),"
                + " order_id VARCHAR(40) NOT NULL REFERENCES shop_order (order_id), engraving VARCHAR(80),"
                + " fulfilled_at TIMESTAMP WITH TIME ZONE)");
        database.orders(4, "2026-01-01T00:00:00Z");
        database.execute("INSERT INTO order_line SELECT 'l-' || order_id, buyer_id, order_id, 'Ann', fulfilled_at"
                + " FROM shop_order");
        RetentionPolicies policies = RetentionPolicies.of(
                List.of(after30Days("ERASE_ROW", "").all().get(0).forRecords(Set.of("order", "order-line"))));
        RecordSchema<OrderLine> lines = Schemas.annotated().of(OrderLine.class);
        UnaryOperator<RetentionEngineBuilder> withLines = builder -> builder.table(
                lines,
                TableMapping.of(lines, "order_line")
                        .id("line_id")
                        .subject("buyer_id")
                        .field("engraving", "engraving")
                        .anchor("order.fulfilled", "fulfilled_at")
                        .build());
        RetentionEngine engine =
                engine(policies, builder -> withLines.apply(builder).link("order-line", "order"));

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.count(ItemState.REMOVED)).isEqualTo(8);
        assertThat(database.count("1 = 1")).isZero();
        assertThatThrownBy(() -> engine(
                        policies,
                        builder -> withLines
                                .apply(builder)
                                .link("order-line", "order")
                                .link("order", "order-line")))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("links go round in a circle");
        assertThatThrownBy(() -> engine(policies, builder -> builder.link("order-line", "order")))
                .hasMessageContaining("a link names a kind of record that is not mapped");
    }

    @Test
    void returnedRecords_areHandedOverAndErasedOneByOne_soThatASlowRecipientKeepsNoBatchOpen() {
        database.orders(3, "2026-01-01T00:00:00Z");
        List<Long> unerased = new ArrayList<>();
        shop.table = SweptTable.of(Order.SCHEMA, Order.mapping().build())
                .returnedTo(Order.codec(), (record, content) -> unerased.add(database.count("document LIKE '%tct1%'")));
        RetentionEngine engine = engine(after30Days("RETURN", ""), builder -> builder);

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(3);

        assertThat(unerased).containsExactly(3L, 2L, 1L);
    }
}
