package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database deletes of its own accord, nobody asked a rule or a hold about. */
class CascadeTest {
    private TestDatabase database = TestDatabase.h2();

    private Shop shop(boolean postgres) {
        database = postgres ? TestDatabase.postgres() : TestDatabase.h2();
        return new Shop(database);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsThatWouldGoAlong_areRefusedAtSetup_withTheRuleThatDeletesRows(boolean postgres) {
        Shop shop = shop(postgres);
        database.execute("CREATE TABLE complaint (complaint_id INTEGER PRIMARY KEY,"
                + " order_id VARCHAR(40) REFERENCES shop_order (order_id) ON DELETE CASCADE)");

        assertThatThrownBy(() -> shop.engine(builder -> builder.policies(FailingRowsBehavior.after30Days("ERASE_ROW"))))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("/policies/0/rules/0/action")
                .hasMessageContaining("ON DELETE CASCADE")
                .hasMessageContaining("complaint");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRuleThatDeletesNoRow_doesNotMind(boolean postgres) {
        Shop shop = shop(postgres);
        database.execute("CREATE TABLE complaint (complaint_id INTEGER PRIMARY KEY,"
                + " order_id VARCHAR(40) REFERENCES shop_order (order_id) ON DELETE CASCADE)");
        database.orders(1, "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine();

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTableThatHoldsNoPersonalData_mayGoAlong_butNotWhatGoesAlongWithIt(boolean postgres) {
        Shop shop = shop(postgres);
        database.execute("CREATE TABLE order_tax (tax_id INTEGER PRIMARY KEY,"
                + " order_id VARCHAR(40) REFERENCES shop_order (order_id) ON DELETE CASCADE)");
        shop.table = shop.table.withoutPersonalData("order_tax", "amounts only");
        RetentionPolicies policies = FailingRowsBehavior.after30Days("ERASE_ROW");
        database.orders(2, "2026-01-01T00:00:00Z");
        database.execute("INSERT INTO order_tax VALUES (1, 'o-000')");
        RetentionEngine engine = shop.engine(builder -> builder.policies(policies));

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(2);
        assertThat(database.column("SELECT tax_id FROM order_tax")).isEmpty();

        database.execute("CREATE TABLE tax_note (tax_id INTEGER REFERENCES order_tax (tax_id) ON DELETE CASCADE)");
        assertThatThrownBy(() -> shop.engine(builder -> builder.policies(policies)))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("tax_note");
    }

    @Test
    void aTableThatIsSwept_isNotSaidToHoldNothing() {
        Shop shop = new Shop(database);
        shop.table = shop.table.withoutPersonalData("SHOP_ORDER", "amounts only");

        assertThatThrownBy(shop::engine)
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("is swept");
    }
}
