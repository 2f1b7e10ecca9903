package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What does not fit together is refused when the engine is built, by name. */
class EngineSetupTest {
    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    @Test
    void aMissingTable_isNamed() {
        database.execute("DROP TABLE shop_order");
        refused("a mapped table does not exist [table=shop_order, policyAt=/policies/0/rules/0]");
    }

    @Test
    void aMissingColumn_isNamed() {
        database.execute("ALTER TABLE shop_order DROP COLUMN email_ix");
        refused("a mapped column does not exist [table=shop_order, column=email_ix, policyAt=/policies/0/rules/0]");
    }

    @Test
    void aNotNullColumnThatIsToBeErased_isNamed() {
        database.execute("ALTER TABLE shop_order ALTER COLUMN ship_to SET NOT NULL");
        refused("NOT NULL [table=shop_order, column=ship_to, policyAt=/policies/0/rules/0]");
    }

    @Test
    void aLocalTimestamp_isNoAnchor() {
        database.execute("ALTER TABLE shop_order ALTER COLUMN fulfilled_at SET DATA TYPE TIMESTAMP");
        refused("names no instant [table=shop_order, column=fulfilled_at, policyAt=/policies/0/rules/0/clock/anchor]");
    }

    @Test
    void aColumnOfAnotherSchemasTable_isNotTakenForOnesOwn() throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            // To a pattern of SQL, the second is like the first.
            for (String schema : List.of("SHOP_A", "SHOPXA")) {
                int unused = statement.executeUpdate("CREATE SCHEMA " + schema);
                unused = statement.executeUpdate(
                        "CREATE TABLE " + schema + ".shop_order (order_id VARCHAR(40) PRIMARY KEY,"
                                + " buyer_id VARCHAR(40), document TEXT, email_ix VARBINARY,"
                                + " fulfilled_at TIMESTAMP WITH TIME ZONE, cancelled_at TIMESTAMP WITH TIME ZONE)");
            }
            int unused = statement.executeUpdate("ALTER TABLE SHOPXA.shop_order ADD COLUMN ship_to VARCHAR(80)");
        }

        assertThatThrownBy(() ->
                        shop.builder(new UrlDataSource(url + ";SCHEMA=SHOP_A")).build())
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("ship_to");
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
                .hasMessageEndingWith(
                        "[record=order, event=order.delivered, mappedEvents=order.cancelled, order.fulfilled, policyAt=/policies/0/rules/0/clock/anchor]");
    }

    @Test
    void anEventDeepInAClock_isFoundWhereTheDocumentNamesIt_andTheRuleIsData() {
        RetentionPolicies policies = RetentionPolicies.parse("""
                {"policies": [
                  {"id": "zzz", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                    {"id": "k", "kind": "KEEP_UNTIL", "clock": {"anchor": "a", "duration": "PT0S"}}]},
                  {"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                    {"id": "z", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                     "clock": {"anchor": "order.cancelled", "duration": "PT0S"}},
                    {"id": "a", "kind": "REMOVE_BY", "action": "ERASE_FIELDS", "clock": {"earliestOf": [
                      {"anchor": "order.fulfilled", "duration": "PT1H"},
                      {"firstPresent": [{"anchor": "order.fulfilled", "fallback": ["order.sent"],
                                         "duration": "PT1H"}]}]}}]}]}""");

        RetentionSetupException refused = catchThrowableOfType(
                RetentionSetupException.class,
                () -> shop.engine(builder -> builder.policies(policies)).plan());

        assertThat(refused.problem().orElseThrow())
                .hasToString("/policies/1/rules/1/clock/earliestOf/1/firstPresent/0/fallback/0 a rule looks at an"
                        + " event for which the mapping names no column");
    }

    @Test
    void whatAnActionLacks_isNamedAtTheAction() {
        for (String action : List.of("CRYPTO_SHRED", "RETURN", "ARCHIVE")) {
            RetentionPolicies policies = RetentionPolicies.parse("""
                    {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                      {"id": "r", "kind": "REMOVE_BY", "action": "%s",
                       "clock": {"anchor": "order.fulfilled", "duration": "PT1H"}}]}]}""".formatted(action));

            assertThatThrownBy(() -> shop.engine(builder -> builder.policies(policies)))
                    .isInstanceOf(RetentionSetupException.class)
                    .hasMessageEndingWith("policyAt=/policies/0/rules/0/action]");
        }
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
    void allMissingParts_areNamedAtOnce() {
        assertThatThrownBy(() -> RetentionEngine.builder().build())
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageEndingWith("[missing=dataSource, policies, table, auditSink, subjectHandles, actor]");
        assertThatThrownBy(() -> RetentionEngine.builder()
                        .dataSource(database.source())
                        .policies(RetentionPolicies.pack("amazon-dpp-merchant"))
                        .table(shop.table)
                        .actor(Shop.ENGINE)
                        .build())
                .hasMessageEndingWith("[missing=auditSink, subjectHandles]");
    }

    @Test
    void aMisspelledAnchor_isSeenBesideTheEventThatLacksAColumn() {
        shop.table = SweptTable.of(
                Order.SCHEMA,
                TableMapping.of(Order.SCHEMA, "shop_order")
                        .id("order_id")
                        .subject("buyer_id")
                        .document("document")
                        .index("buyerEmail", "email_ix")
                        .anchor("order.fulfiled", "fulfilled_at")
                        .anchor("order.cancelled", "cancelled_at")
                        .build());

        refused("[record=order, event=order.fulfilled, mappedEvents=order.cancelled, order.fulfiled,"
                + " policyAt=/policies/0/rules/0/clock/anchor]");
    }

    @Test
    void whoPlansBeforeTheEnginesTablesAreMade_isToldWhatMakesThem() {
        RetentionEngine engine = shop.builder(database.source()).build();

        assertThatThrownBy(engine::plan)
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("RetentionEngine.createTables()");
        engine.createTables();
        assertThat(engine.plan().records()).isZero();
    }

    @Test
    void onPostgresToo_whoPlansBeforeTheTablesAreMade_isToldWhatMakesThem() {
        TestDatabase postgres = TestDatabase.postgres();
        RetentionEngine engine = new Shop(postgres).builder(postgres.source()).build();

        assertThatThrownBy(engine::plan).hasMessageContaining("RetentionEngine.createTables()");
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
