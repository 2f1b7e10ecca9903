package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.Binding;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import dev.tacit.provider.FieldContext;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.PlannedRemoval;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What law keeps longer moves to a table sealed by other keys, by the commit that takes it out of its row. */
abstract class ArchiveBehavior {
    @PersonalRecord("order")
    @Retain("order-pii")
    record Sealed(
            @RecordId String orderId,
            @SubjectId String buyerId,

            @PersonName @Encrypted(id = "name", bind = Binding.RECORD)
            String buyerName,

            @EmailAddress @Encrypted String buyerEmail,

            @PersonName @Encrypted(id = "label", formerly = "old-label")
            String shipTo,

            @Anchor("order.fulfilled") Instant fulfilledAt,
            String sku) {}

    private static final RecordSchema<Sealed> SCHEMA = Schemas.annotated().of(Sealed.class);

    private static TableMapping mapping(String table) {
        return TableMapping.of(SCHEMA, table)
                .id("order_id")
                .subject("buyer_id")
                .document("document")
                .field("shipTo", "ship_to")
                .index("buyerEmail", "email_ix")
                .anchor("order.fulfilled", "fulfilled_at")
                .build();
    }

    private static final String NAME = FakeResealer.cold("tct1:AAAA");
    private static final String EMAIL = FakeResealer.cold("tct1:BBBB");
    private static final String LABEL = FakeResealer.cold("tct1:AQID");

    private final TestDatabase database = freshDatabase();
    private final Shop shop = new Shop(database);
    private final FakeResealer resealer = new FakeResealer();

    abstract TestDatabase freshDatabase();

    /** How many acts lie between two at which the process is killed: opening connections costs time. */
    abstract int everyNthAct();

    private static RetentionPolicies archiving(String moreRules) {
        return RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "r", "kind": "REMOVE_BY", "action": "ARCHIVE",
                   "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}}%s]}]}""".formatted(moreRules));
    }

    @BeforeEach
    void archive() {
        shop.table =
                SweptTable.of(SCHEMA, mapping("shop_order")).archivedIn("shop_order_archive", resealer, "TaxRecords");
    }

    private void sealedOrders(int orders) {
        database.orders(orders, "2026-01-01T00:00:00Z");
        database.execute("UPDATE shop_order SET ship_to = 'tct1:AQID'");
        database.execute("CREATE TABLE shop_order_archive AS SELECT * FROM shop_order WITH NO DATA");
        database.execute("ALTER TABLE shop_order_archive ALTER COLUMN order_id SET NOT NULL");
        database.execute("ALTER TABLE shop_order_archive ADD PRIMARY KEY (order_id)");
    }

    private RetentionEngine engine(RetentionPolicies policies) {
        return shop.engine(builder -> builder.policies(policies));
    }

    private List<String> archived(String column) {
        return database.column("SELECT " + column + " FROM shop_order_archive ORDER BY order_id");
    }

    @Test
    void whatLeavesTheRow_liesSealedAnewInTheArchive_withItsAnchorsAndWithoutIndexes() {
        sealedOrders(1);
        RetentionEngine engine = engine(archiving(""));
        SweepPlan plan = engine.plan();

        SweepReport report = engine.apply(plan);

        assertThat(plan.removals()).extracting(PlannedRemoval::action).containsExactly(RemovalAction.ARCHIVE);
        assertThat(report.rules()).hasSize(1).allSatisfy(rule -> {
            assertThat(rule.action()).isEqualTo(RemovalAction.ARCHIVE);
            assertThat(rule.count(ItemState.REMOVED)).isEqualTo(1);
        });
        assertThat(archived("document"))
                .containsExactly("{\"orderId\":\"o-000\",\"buyerName\":\"" + NAME + "\",\"buyerEmail\":\"" + EMAIL
                        + "\",\"sku\":\"mug\"}");
        assertThat(archived("ship_to")).containsExactly(LABEL);
        assertThat(archived("buyer_id")).containsExactly("buyer-0");
        assertThat(database.column(
                        "SELECT 1 FROM shop_order_archive WHERE fulfilled_at IS NOT NULL" + " AND email_ix IS NULL"))
                .hasSize(1);
        assertThat(database.unerased()).isZero();
        assertThat(engine.verify(plan.runId()).verified()).isEqualTo(1);
        assertThat(engine.plan().records()).isZero();
    }

    @Test
    void theResealerIsGivenEachFieldsOwnContext_andTheGatesTheArchivesPurpose() {
        sealedOrders(1);
        RetentionEngine engine = engine(archiving(""));

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(1);
        assertThat(resealer.contexts)
                .extracting(FieldContext::fieldId)
                .containsExactlyInAnyOrder("name", "buyerEmail", "label");
        assertThat(resealer.contexts)
                .allSatisfy(context -> assertThat(context.subject()).contains(Subject.of("buyer-0")));
        assertThat(resealer.contexts)
                .filteredOn(context -> context.binding() == Binding.RECORD)
                .extracting(context -> context.recordId().orElseThrow())
                .containsExactly("o-000");
        assertThat(resealer.purposes).hasSize(3).containsOnly("TaxRecords");
    }

    @Test
    void aRowArchivedTwice_isOneArchive_andTheSecondTimeAddsWhatWasSpared() {
        sealedOrders(1);
        RetentionEngine engine = engine(archiving("""
                , {"id": "label", "kind": "KEEP_UNTIL", "categories": ["email-address"], "outranks": ["order-pii/r"],
                   "clock": {"anchor": "order.fulfilled", "period": "P1Y", "zone": "UTC"}}"""));
        SweepReport first = engine.apply(engine.plan());
        assertThat(archived("document"))
                .containsExactly("{\"orderId\":\"o-000\",\"buyerName\":\"" + NAME + "\",\"sku\":\"mug\"}");
        shop.clock.moveTo("2027-02-01T00:00:00Z");

        SweepReport second = engine.apply(engine.plan());

        assertThat(first.removed()).isEqualTo(second.removed()).isEqualTo(1);
        assertThat(archived("document"))
                .containsExactly("{\"orderId\":\"o-000\",\"buyerName\":\"" + NAME
                        + "\",\"sku\":\"mug\",\"buyerEmail\":\"" + EMAIL + "\"}");
        assertThat(archived("ship_to")).as("what was archived first stays").containsExactly(LABEL);
        assertThat(database.unerased()).isZero();
    }

    @Test
    void anArchive_isSweptByAnEngineOfItsOwn_byTheAnchorsThatWentAlong() {
        sealedOrders(1);
        RetentionEngine live = engine(archiving(""));
        SweepReport archiving = live.apply(live.plan());
        shop.table = SweptTable.of(SCHEMA, mapping("shop_order_archive"));
        shop.clock.moveTo("2036-01-01T00:00:00Z");
        RetentionEngine archive = engine(RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "tax-is-over", "kind": "REMOVE_BY", "action": "ERASE_ROW",
                   "clock": {"anchor": "order.fulfilled", "period": "P10Y", "zone": "UTC"}}]}]}"""));

        SweepReport report = archive.apply(archive.plan());

        assertThat(archiving.removed()).isEqualTo(report.removed()).isEqualTo(1);
        assertThat(archived("order_id")).isEmpty();
    }

    @Test
    void aValueThatCannotBeSealedAnew_leavesItsRowAlone_andOthersGo() {
        sealedOrders(3);
        database.execute("UPDATE shop_order SET ship_to = 'Ann Onym' WHERE order_id = 'o-000'");
        database.execute("UPDATE shop_order SET ship_to = 'tct1:CQkJ' WHERE order_id = 'o-001'");
        RetentionEngine engine = engine(archiving(""));

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.failed(FailureReason.ARCHIVE))
                .isEqualTo(report.failed())
                .isEqualTo(2);
        assertThat(report.removed()).isEqualTo(1);
        assertThat(archived("order_id")).containsExactly("o-002");
        assertThat(database.unerased()).isEqualTo(2);
    }

    @Test
    void killedAnywhereAndResumed_eachRowIsArchivedOnce_andTheReportIsTheSame() {
        sealedOrders(2);
        RetentionEngine undisturbed = engine(archiving(""));
        SweepReport expected = undisturbed.apply(undisturbed.plan());
        boolean died = true;
        for (int act = 0; died; act += everyNthAct()) {
            database.execute("DELETE FROM shop_order");
            database.execute("DROP TABLE shop_order_archive");
            sealedOrders(2);
            SweepPlan plan = undisturbed.plan();
            died = dies(new DyingSource(database.source(), act, DyingSource.Last.DONE_BUT_NOT_ACKNOWLEDGED), plan);

            SweepReport report = undisturbed.apply(plan);

            assertThat(archived("order_id")).as("killed at %s", act).containsExactly("o-000", "o-001");
            assertThat(archived("ship_to")).containsExactly(LABEL, LABEL);
            assertThat(database.unerased()).isZero();
            assertThat(report.outcomesHash()).isEqualTo(expected.outcomesHash());
            assertThat(report.planHash()).isEqualTo(expected.planHash());
        }
    }

    private boolean dies(DyingSource source, SweepPlan plan) {
        try {
            RetentionEngine doomed =
                    shop.builder(source).policies(archiving("")).build();
            return doomed.apply(plan).removed() < 0;
        } catch (RetentionStoreException killed) {
            return true;
        }
    }

    @Test
    void anArchiveThatIsNotThere_orCannotHoldIt_isRefusedAtTheAction() {
        sealedOrders(1);
        database.execute("DROP TABLE shop_order_archive");
        assertThatThrownBy(() -> engine(archiving("")))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessage("a mapped table does not exist [table=shop_order_archive,"
                        + " policyAt=/policies/0/rules/0/action]");
        shop.table = SweptTable.of(Order.SCHEMA, Order.mappingWithColumn())
                .archivedIn("shop_order_archive", resealer, "TaxRecords");
        assertThatThrownBy(() -> engine(archiving("")))
                .hasMessageContaining("this member is not encrypted")
                .hasMessageContaining("member=shipTo");
    }
}
