package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.sweep.SweepReport;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several rules for one record: what the first leaves, the next may take. */
class StagedRulesTest {
    private static final String KEPT_NAME = """
            , {"id": "k", "kind": "KEEP_UNTIL", "categories": ["%s"], "outranks": ["order-pii/r1"],%s
               "clock": {"anchor": "order.fulfilled", "period": "P10Y", "zone": "UTC"}}""";

    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    @BeforeEach
    void order() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z");
    }

    private static String removal(String id, String action, String event, int days) {
        return """
                {"id": "%s", "kind": "REMOVE_BY", "action": "%s",
                 "clock": {"anchor": "%s", "period": "P%dD", "zone": "UTC"}}""".formatted(id, action, event, days);
    }

    private RetentionEngine engine(String rules) {
        RetentionPolicies policies = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [%s]}]}""".formatted(rules));
        return shop.engine(builder -> builder.policies(policies).shredding(new FakeShredder(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERASE_FIELDS", "ERASE_ROW"})
    void whatOneRuleMustLeave_anotherToWhichTheKeeperYields_takes(String second) {
        RetentionEngine engine = engine(removal("r1", "ERASE_FIELDS", "order.fulfilled", 30) + ", "
                + removal("r2", second, "order.cancelled", 0)
                + KEPT_NAME.formatted("person-name", "\"yieldsTo\": [\"order-pii/r2\"],"));
        engine.sweep();
        engine.sweep();

        assertThat(database.column("SELECT 1 FROM shop_order WHERE ship_to IS NOT NULL OR document LIKE '%tct1%'"))
                .isEmpty();
    }

    @Test
    void whatIsLeftIsSpared_andNoOtherRuleIsDue_isKept() {
        RetentionEngine engine =
                engine(removal("r1", "ERASE_FIELDS", "order.fulfilled", 30) + KEPT_NAME.formatted("person-name", ""));
        SweepReport first = engine.sweep();

        assertThat(first.removed()).isEqualTo(1);
        assertThat(engine.sweep().removed()).isZero();
        assertThat(engine.explain(RecordRef.of("order", "o-1")).orElseThrow().sentence())
                .contains("order-pii@1/k keeps it until 2036");
    }

    @Test
    void anAnonymizationAfterAnErasure_takesTheSubject_once() {
        RetentionEngine engine = engine(removal("r1", "ERASE_FIELDS", "order.fulfilled", 30) + ", "
                + removal("r2", "ANONYMIZE", "order.fulfilled", 60));
        shop.clock.moveTo("2026-02-05T00:00:00Z");
        assertThat(engine.sweep().removed()).isEqualTo(1);
        assertThat(database.column("SELECT buyer_id FROM shop_order")).containsExactly("ann");

        shop.clock.moveTo("2026-03-31T00:00:00Z");
        SweepReport second = engine.sweep();

        assertThat(second.removed()).isEqualTo(1);
        assertThat(database.column("SELECT buyer_id FROM shop_order")).containsExactly("null");
        assertThat(engine.verify(second.runId()).isComplete()).isTrue();
        assertThat(engine.sweep().removed()).isZero();
        assertThat(engine.explain(RecordRef.of("order", "o-1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PSEUDONYMIZE", "CRYPTO_SHRED"})
    void whatANextStageCouldNotTell_isRefusedAtSetup(String second) {
        assertThatThrownBy(() -> engine(removal("r1", "ERASE_FIELDS", "order.fulfilled", 30) + ", "
                        + removal("r2", second, "order.fulfilled", 60)))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("/policies/0/rules/1/action")
                .hasMessageContaining("action=" + second);
    }

    @Test
    void aRuleThatKeepsACategoryOfWhichTheRecordHasNothing_doesNotKeepTheRow() {
        RetentionEngine engine =
                engine(removal("r1", "ERASE_ROW", "order.fulfilled", 30) + KEPT_NAME.formatted("postal-address", ""));

        assertThat(engine.sweep().removed()).isEqualTo(1);
        assertThat(database.column("SELECT order_id FROM shop_order")).isEmpty();
    }
}
