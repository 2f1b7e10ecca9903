package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.TacitException;
import dev.tacit.access.Actor;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.SubjectId;
import dev.tacit.event.AuditEvent;
import dev.tacit.provider.ShredReport;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key seals all records of a subject, so it goes after the last of them, and comes back as long as it can. */
class CryptoShredTest {
    private static final RetentionPolicies POLICIES = RetentionPolicies.parse("""
            {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
              {"id": "r", "kind": "REMOVE_BY", "action": "CRYPTO_SHRED",
               "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}}]}]}""");

    @PersonalRecord("customer")
    record Customer(
            @SubjectId String customerId, @PersonName String name) {
        static SweptTable table() {
            RecordSchema<Customer> schema = Schemas.annotated().of(Customer.class);
            return SweptTable.of(
                    schema,
                    TableMapping.of(schema, "customer")
                            .id("customer_id")
                            .subject("customer_id")
                            .field("name", "name")
                            .anchor("account.closed", "closed_at")
                            .build());
        }
    }

    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);
    private final FakeShredder shredder = new FakeShredder();

    private RetentionEngine engine() {
        return shop.engine(builder -> builder.policies(POLICIES).shredding(shredder, List.of()));
    }

    @Test
    void aKeyOutlivesItsLastLivingRecord_andNoLonger() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "ann", "2026-03-20T00:00:00Z");
        RetentionEngine engine = engine();

        SweepReport first = engine.apply(engine.plan());

        assertThat(first.removed()).as("its fields are erased all the same").isEqualTo(1);
        assertThat(database.unerased()).isEqualTo(1);
        assertThat(shredder.states).isEmpty();

        shop.clock.moveTo("2026-04-19T00:00:00Z");
        SweepReport second = engine.apply(engine.plan());

        assertThat(second.removed()).isEqualTo(1);
        assertThat(shredder.subjects).containsExactly(Subject.of("ann"));
        assertThat(shredder.states.values()).containsExactly(ShredReport.State.DISABLED);
    }

    @Test
    void aHeldRecord_savesTheKey() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        HoldPlacement placed = engine.holds().place(Actor.person("counsel-3"), "case-7", RecordRef.of("order", "o-2"));

        SweepReport report = engine.apply(engine.plan());

        assertThat(placed.alreadyRemoved()).isZero();
        assertThat(report.removed()).isEqualTo(1);
        assertThat(shredder.states).isEmpty();
    }

    @Test
    void aHoldPlacedInTheQuarantine_bringsTheKeyBack() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        SweepReport report = engine.apply(engine.plan());

        HoldPlacement placed = engine.holds().place(Actor.person("counsel-3"), "case-7", Subject.of("ann"));

        assertThat(report.removed()).isEqualTo(placed.alreadyRemoved()).isEqualTo(1);
        assertThat(shredder.states.values()).containsExactly(ShredReport.State.CANCELLED);
        assertThat(database.column("SELECT requested_at FROM tacit_shred"))
                .as("it waits for the hold's end")
                .containsExactly("null");
    }

    @Test
    void aKeyThatAHoldBroughtBack_goesWhenTheHoldIsOver() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        Actor counsel = Actor.person("counsel-3");
        assertThat(engine.apply(engine.plan()).keysWaiting()).isZero();
        HoldPlacement placed = engine.holds().place(counsel, "case-7", Subject.of("ann"));
        assertThat(engine.sweep().keysWaiting()).as(placed.hold().id()).isEqualTo(1);
        assertThat(engine.holds().release(counsel, "case-7")).hasSize(1);
        shop.clock.moveTo("2026-04-06T00:00:00Z");
        engine.sweep();
        assertThat(shredder.states.values()).as("in the grace period").containsExactly(ShredReport.State.CANCELLED);

        shop.clock.moveTo("2026-04-08T00:00:00Z");

        assertThat(engine.sweep().keysWaiting()).isZero();
        assertThat(shredder.states.values())
                .containsExactlyInAnyOrder(ShredReport.State.CANCELLED, ShredReport.State.DISABLED);
    }

    @Test
    void aKeyThatWaitsForAnotherRulesErasure_goesWithIt() {
        database.execute("CREATE TABLE customer (customer_id VARCHAR(40) PRIMARY KEY, name VARCHAR(80),"
                + " closed_at TIMESTAMP WITH TIME ZONE)");
        database.execute(
                "INSERT INTO customer VALUES ('ann', 'Ann', TIMESTAMP WITH TIME ZONE '2026-03-20 00:00:00+00')");
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        String rule = "{\"id\": \"r\", \"kind\": \"REMOVE_BY\", \"action\": \"%s\","
                + " \"clock\": {\"anchor\": \"%s\", \"period\": \"P12D\", \"zone\": \"UTC\"}}";
        String policy = "{\"id\": \"%s\", \"version\": 1, \"effectiveFrom\": \"2020-01-01T00:00:00Z\","
                + " \"records\": [\"%s\"], \"rules\": [%s]}";
        RetentionPolicies policies = RetentionPolicies.parse("{\"policies\": ["
                + policy.formatted("order-pii", "order", rule.formatted("CRYPTO_SHRED", "order.fulfilled")) + ", "
                + policy.formatted("customers", "customer", rule.formatted("ERASE_FIELDS", "account.closed")) + "]}");
        RetentionEngine engine = shop.engine(
                builder -> builder.table(Customer.table()).policies(policies).shredding(shredder, List.of()));
        SweepReport first = engine.sweep();
        assertThat(first.removed()).isEqualTo(1);
        assertThat(first.keysWaiting()).isEqualTo(1);
        assertThat(shredder.states).isEmpty();

        shop.clock.moveTo("2026-04-01T00:00:00Z");
        SweepReport second = engine.sweep();

        assertThat(second.removed()).isEqualTo(1);
        assertThat(second.keysWaiting()).isZero();
        assertThat(shredder.states.values()).containsExactly(ShredReport.State.DISABLED);
    }

    @Test
    void aKeyThatWaits_isAskedForOnceADay_andNotAtEachSweep() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "ann", null);
        RetentionEngine engine = engine();
        engine.sweep();
        database.execute("DELETE FROM shop_order WHERE order_id = 'o-2'");
        shop.clock.moveTo("2026-03-31T23:00:00Z");
        engine.sweep();
        assertThat(shredder.states).isEmpty();

        shop.clock.moveTo("2026-04-01T01:00:00Z");
        engine.sweep();

        assertThat(shredder.states.values()).containsExactly(ShredReport.State.DISABLED);
    }

    @Test
    void aHoldOnARecordPlacedInTheQuarantine_bringsTheKeyBack_andKeepsIt() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        database.order("o-2", "bob", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(2);

        HoldPlacement placed = engine.holds().place(Actor.person("counsel-3"), "case-7", RecordRef.of("order", "o-1"));

        assertThat(placed.alreadyRemoved()).isEqualTo(1);
        assertThat(shredder.states.values())
                .containsExactlyInAnyOrder(ShredReport.State.CANCELLED, ShredReport.State.DISABLED);
        assertThat(database.column("SELECT subject_id FROM tacit_shred")).containsExactlyInAnyOrder("ann", "bob");
    }

    @Test
    void aHoldOnARecord_keepsAKeyThatIsOnlyIntendedToGo() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        shredder.failsFor.add(Subject.of("ann"));
        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(1);
        HoldPlacement placed = engine.holds().place(Actor.person("counsel-3"), "case-7", RecordRef.of("order", "o-1"));
        shredder.failsFor.clear();

        assertThat(engine.apply(engine.plan()).removed()).isZero();

        assertThat(placed.alreadyRemoved()).isEqualTo(1);
        assertThat(shredder.states).isEmpty();
    }

    @Test
    void aHoldWhoseKeyCannotBeBroughtBackNow_isNotPlaced_andCanBePlacedAgain() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        SweepReport report = engine.apply(engine.plan());
        Actor counsel = Actor.person("counsel-3");
        shredder.outOfReach = true;

        assertThatThrownBy(() -> engine.holds().place(counsel, "case-7", Subject.of("ann")))
                .isInstanceOf(TacitException.class);

        assertThat(engine.holds().active()).isEmpty();
        assertThat(shop.sink.of(AuditEvent.Configuration.class)).isEmpty();
        shredder.outOfReach = false;
        HoldPlacement placed = engine.holds().place(counsel, "case-7", Subject.of("ann"));
        assertThat(report.removed()).isEqualTo(placed.alreadyRemoved()).isEqualTo(1);
        assertThat(shredder.states.values()).containsExactly(ShredReport.State.CANCELLED);
    }

    @Test
    void aKeyThatWasDisabledJustBeforeACrash_comesBackToo() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        SweepPlan plan = engine.plan();
        shredder.failsAfterwards = true;
        assertThat(engine.apply(plan).removed()).isEqualTo(1);
        shredder.failsAfterwards = false;
        database.order("o-2", "ann", "2026-03-31T00:00:00Z");

        SweepReport report = engine.apply(plan);

        assertThat(report.removed()).isEqualTo(1);
        assertThat(shredder.states.values()).containsExactly(ShredReport.State.CANCELLED);
    }

    @Test
    void aCustomerWhoComesBackInTheQuarantine_getsTheKeyBack_atTheNextSweep() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        SweepReport first = engine.apply(engine.plan());
        database.order("o-2", "ann", "2026-03-31T00:00:00Z");

        SweepReport second = engine.apply(engine.plan());

        assertThat(first.removed()).isEqualTo(1);
        assertThat(second.removed()).isZero();
        assertThat(shredder.states.values()).containsExactly(ShredReport.State.CANCELLED);
    }

    @Test
    void whenTheKeyIsDestroyed_theSubjectsIdIsForgotten() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        SweepReport first = engine.apply(engine.plan());
        assertThat(database.column("SELECT subject_id FROM tacit_shred")).containsExactly("ann");
        shredder.states.replaceAll((request, state) -> ShredReport.State.SHRED_PENDING);

        SweepReport second = engine.apply(engine.plan());

        assertThat(first.removed() + second.removed()).isEqualTo(1);
        assertThat(database.column("SELECT subject_id FROM tacit_shred")).isEmpty();
    }

    @Test
    void aShredderThatFailsForOneSubject_keepsNeitherOtherKeysNorRowsFromGoing() {
        database.orders(3, "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        shredder.failsFor.add(Subject.of("buyer-1"));

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(3);
        database.order("o-9", "zoe", "2026-01-01T00:00:00Z");
        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(1);

        assertThat(shredder.states).hasSize(3);
        shredder.failsFor.clear();
        assertThat(engine.apply(engine.plan()).removed()).isZero();
        assertThat(shredder.states).hasSize(4);
    }

    @Test
    void aShredderThatFails_isAskedAgain_underTheSameRequest() {
        database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine();
        SweepPlan plan = engine.plan();
        shredder.failsAfterwards = true;
        assertThat(engine.apply(plan).removed()).isEqualTo(1);
        assertThat(database.column("SELECT requested_at FROM tacit_shred")).containsExactly("null");
        shredder.failsAfterwards = false;

        SweepReport report = engine.apply(plan);

        assertThat(report.removed()).isEqualTo(1);
        assertThat(database.column("SELECT requested_at FROM tacit_shred")).doesNotContain("null");
        assertThat(shredder.states).hasSize(1);
    }

    @Test
    void withoutAShredder_suchAPolicyIsRefused() {
        assertThatThrownBy(() -> shop.engine(builder -> builder.policies(POLICIES)))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("no shredder was given");
    }
}
