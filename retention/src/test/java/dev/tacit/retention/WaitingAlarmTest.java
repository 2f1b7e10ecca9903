package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.store.SweptTable;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An open order is no alarm. One that waits for an event for too long is, and so is one of which nobody knows. */
class WaitingAlarmTest {
    private static final String WAIT =
            "waiting for order.cancelled or order.fulfilled; nothing is removed until one is recorded";

    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);
    private final EngineLog log = new EngineLog();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private void placed(String id, String at) {
        database.order(id, "ann", null);
        database.execute("ALTER TABLE shop_order ADD COLUMN IF NOT EXISTS placed_at TIMESTAMP WITH TIME ZONE");
        database.execute("UPDATE shop_order SET placed_at = TIMESTAMP WITH TIME ZONE '" + at + "'");
    }

    private RetentionEngine engineThatKnowsWhenOrdersWerePlaced() {
        shop.table = SweptTable.of(
                Order.SCHEMA,
                Order.mapping()
                        .field("shipTo", "ship_to")
                        .anchor("order.placed", "placed_at")
                        .build());
        return shop.engine(builder -> builder.alarmAfter(Duration.ofDays(14)));
    }

    @Test
    void anOpenOrder_isTold_withItsKindCountAndTheEventsItWaitsFor() {
        placed("o-1", "2026-03-30 00:00:00+00:00");

        engineThatKnowsWhenOrdersWerePlaced().sweep();

        assertThat(log.at(Level.WARN)).isEmpty();
        assertThat(log.at(Level.INFO)).contains("order: 1 open, " + WAIT);
    }

    @Test
    void anOrderThatWaitsForLongerThanTheAlarmAge_isWarnedOf_atEverySweep() {
        placed("o-1", "2026-03-16 23:59:59+00:00");
        RetentionEngine engine = engineThatKnowsWhenOrdersWerePlaced();

        engine.sweep();
        engine.sweep();

        assertThat(log.at(Level.WARN))
                .containsExactly("order: 1 overdue, still " + WAIT, "order: 1 overdue, still " + WAIT);
        assertThat(engine.plan().refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.overdue()).isEqualTo(refusal.records()));
    }

    @Test
    void ordersWhoseAgeNothingTells_areWarnedOfOnceADay_withTheWayToTellThem() {
        database.order("o-1", "ann", null);
        database.order("o-2", "bob", null);
        RetentionEngine engine = shop.engine();

        engine.sweep();
        engine.sweep();
        assertThat(log.at(Level.WARN))
                .singleElement()
                .asString()
                .startsWith("order: 2 of unknown age, " + WAIT + ". Map the column of an event");
        assertThat(log.at(Level.INFO)).contains("order: 2 open, " + WAIT);

        shop.clock.moveBy(Duration.ofHours(24));
        engine.sweep();
        assertThat(log.at(Level.WARN)).hasSize(2);
    }

    @Test
    void whatIsDue_andKeptByARuleWhoseClockNeverStarted_isWarnedOf() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionPolicies policies = RetentionPolicies.parse("""
                {"policies": [{"id": "order-pii", "version": 2, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
                  {"id": "fields", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
                   "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}},
                  {"id": "dispute", "kind": "KEEP_UNTIL", "outranks": ["order-pii/fields"],
                   "clock": {"anchor": "order.cancelled", "duration": "PT0S"}}]}]}""");

        shop.engine(builder -> builder.policies(policies)).sweep();

        assertThat(log.at(Level.WARN))
                .containsExactly("order: 1 overdue, still waiting for order.cancelled; nothing is removed until one is"
                        + " recorded");
    }

    @Test
    void rowsThatNameNobody_andDocumentsThatCannotBeRead_areWarnedOf() {
        database.order("o-1", null, "2026-01-01T00:00:00Z");
        database.order("o-2", "ann", "2026-01-01T00:00:00Z");
        database.execute("UPDATE shop_order SET document = '{\"buyerName\": \"Ann' WHERE order_id = 'o-2'");

        shop.engine().sweep();

        assertThat(log.at(Level.WARN))
                .contains(
                        "order: 1 are due and stay, because they name no data subject",
                        "order: 1 are due and stay, because their documents cannot be read");
    }
}
