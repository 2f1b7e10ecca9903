package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import org.junit.jupiter.api.Test;

/** What does not fit together is refused when the engine is built, by name. */
class EngineSetupTest {
    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    @Test
    void aMissingTable_isNamed() {
        database.execute("DROP TABLE shop_order");
        refused("a mapped table does not exist [table=shop_order]");
    }

    @Test
    void aMissingColumn_isNamed() {
        database.execute("ALTER TABLE shop_order DROP COLUMN email_ix");
        refused("a mapped column does not exist [table=shop_order, column=email_ix]");
    }

    @Test
    void aNotNullColumnThatIsToBeErased_isNamed() {
        database.execute("ALTER TABLE shop_order ALTER COLUMN ship_to SET NOT NULL");
        refused("NOT NULL [table=shop_order, column=ship_to]");
    }

    @Test
    void aLocalTimestamp_isNoAnchor() {
        database.execute("ALTER TABLE shop_order ALTER COLUMN fulfilled_at SET DATA TYPE TIMESTAMP");
        refused("names no instant [table=shop_order, column=fulfilled_at]");
    }

    @Test
    void anEventWithoutAColumn_isNamed() {
        RetentionPolicies policies = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "r", "kind": "REMOVE_BY", "action": "ERASE_ROW",
                   "clock": {"anchor": "order.delivered", "duration": "PT1H"}}]}]}""");
        assertThatThrownBy(
                        () -> shop.builder(database.source()).policies(policies).build())
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageEndingWith("[record=order, event=order.delivered]");
    }

    @Test
    void aRecordThatNoRuleEverRemoves_isNamed() {
        RetentionPolicies policies = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "r", "kind": "KEEP_UNTIL", "clock": {"anchor": "order.fulfilled", "duration": "PT1H"}}]}]}""");
        assertThatThrownBy(
                        () -> shop.builder(database.source()).policies(policies).build())
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("no rule ever removes");
    }

    @Test
    void aMissingPart_isNamed() {
        assertThatThrownBy(() -> RetentionEngine.builder().build())
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("part=policies");
    }

    @Test
    void testsRunOnTheModulePath() {
        assertThat(RetentionEngine.class.getModule().getName()).isEqualTo("dev.tacit.retention");
    }

    private void refused(String end) {
        assertThatThrownBy(() -> shop.builder(database.source()).build())
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageEndingWith(end);
    }
}
