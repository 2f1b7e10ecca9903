package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.TacitException;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.provider.ShredReport;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key seals all records of a subject, so it goes after the last of them, and comes back as long as it can. */
class CryptoShredTest {
    private static final RetentionPolicies POLICIES = RetentionPolicies.parse("""
            {"policies": [{"id": "order-pii", "version": 1, "effectiveFrom": "2020-01-01T00:00:00Z", "rules": [
              {"id": "r", "kind": "REMOVE_BY", "action": "CRYPTO_SHRED",
               "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}}]}]}""");

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
        assertThat(database.column("SELECT subject_id FROM tacit_shred")).isEmpty();
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
