package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.json.Json;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.SweepPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hold that keeps nothing, or ends too soon, is refused rather than believed. */
class LegalHoldsTest {
    private static final Actor COUNSEL = Actor.person("counsel-3");

    private final Shop shop = new Shop(TestDatabase.h2());

    @Test
    void aHoldOnACategoryThatNobodyKnows_isRefused() {
        LegalHolds holds = shop.engine().holds();

        assertThatThrownBy(() -> holds.placeOnCategory(COUNSEL, "case-9", "emial-address"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("category of the catalog");

        assertThat(holds.active()).isEmpty();
    }

    @Test
    void aClockThatIsBehind_cutsNoGracePeriodShort() {
        shop.clock.moveTo("2020-01-01T00:00:00Z");
        LegalHolds holds = shop.engine(builder -> builder.clock(shop.clock)).holds();
        HoldPlacement placed = holds.place(COUNSEL, "case-7", Subject.of("ann"));

        assertThatThrownBy(() -> holds.release(COUNSEL, "case-7")).isInstanceOf(SweepRefusedException.class);

        assertThat(holds.active()).containsExactly(placed.hold());
    }

    @Test
    void aHoldOnAKindOfRecordThatIsNotMapped_isRefused() {
        LegalHolds holds = shop.engine().holds();

        assertThatThrownBy(() -> holds.place(COUNSEL, "case-7", RecordRef.of("orders", "o-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind of record that is mapped");

        assertThat(holds.active()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UUID, A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
        "UUID, ann",
        "BIGINT, 007",
        "BIGINT, 7.00",
        "'NUMERIC(10)', 7.00"
    })
    void aHoldOnASubjectWhoseIdTheDatabaseWritesOtherwise_isRefused(String type, String id) {
        shop.database.execute("DROP TABLE shop_order");
        shop.database.execute("CREATE TABLE shop_order (order_id VARCHAR(40) PRIMARY KEY, buyer_id " + type
                + ", document TEXT, ship_to VARCHAR(80), email_ix VARBINARY, fulfilled_at TIMESTAMP WITH TIME ZONE,"
                + " cancelled_at TIMESTAMP WITH TIME ZONE)");
        LegalHolds holds = shop.engine().holds();

        assertThatThrownBy(() -> holds.place(COUNSEL, "case-7", Subject.of(id)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as the database writes it");

        assertThat(holds.active()).isEmpty();
    }

    @Test
    void aPlacementSaysHowManyRowsItKeeps() {
        shop.database.order("o-1", "ann", null);
        shop.database.order("o-2", "ann", null);
        LegalHolds holds = shop.engine().holds();

        assertThat(holds.place(COUNSEL, "case-7", Subject.of("ann")).recordsFound())
                .hasValue(2);
        assertThat(holds.place(COUNSEL, "case-7", Subject.of("anne")).recordsFound())
                .hasValue(0);
        assertThat(holds.place(COUNSEL, "case-7", RecordRef.of("order", "o-1")).recordsFound())
                .hasValue(1);
        assertThat(holds.placeOnCategory(COUNSEL, "case-7", "person-name").recordsFound())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHoldOnARecordThatWasDeleted_isToldSo_orThatNobodyKnows(boolean verified) {
        shop.database.order("o-1", "ann", "2026-01-01T00:00:00Z");
        RetentionEngine engine = shop.engine(builder -> builder.policies(FailingRowsBehavior.after30Days("ERASE_ROW")));
        SweepPlan plan = engine.plan();
        assertThat(engine.apply(plan).removed()).isEqualTo(1);
        if (verified) {
            assertThat(engine.verify(plan.runId()).isComplete()).isTrue();
        }

        HoldPlacement placed = engine.holds().place(COUNSEL, "case-7", RecordRef.of("order", "o-1"));

        assertThat(placed.alreadyRemoved()).isEqualTo(verified ? 0 : 1);
        assertThat(placed.removalUnknown()).isEqualTo(verified);
    }

    @Test
    void theAuditEventOfAHold_saysWhichCategoryOrKindOfRecord() {
        LegalHolds holds = shop.engine().holds();

        HoldPlacement category = holds.placeOnCategory(COUNSEL, "case-7", "person-name");
        HoldPlacement record = holds.place(COUNSEL, "case-7", RecordRef.of("order", "o-1"));

        assertThat(category.hold().id()).isNotEqualTo(record.hold().id());
        assertThat(shop.sink.of(AuditEvent.Configuration.class))
                .extracting(event -> Json.write(event.details()))
                .satisfiesExactly(
                        event -> assertThat(event).contains("\"category\":\"person-name\""),
                        event -> assertThat(event)
                                .contains("\"record\":\"order\"")
                                .doesNotContain("o-1"));
    }

    @Test
    void aHoldIsForcedToTheDisk_whateverTheHostsConnectionsDo() {
        TestDatabase postgres = TestDatabase.postgres();
        Shop other = new Shop(postgres);
        other.engine();
        List<String> forced = new ArrayList<>();
        RetentionEngine engine = other.builder(
                        new PausingSource(postgres.source(), "'synchronous_commit'", () -> forced.add("forced")))
                .build();

        HoldPlacement placed = engine.holds().place(COUNSEL, "case-7", Subject.of("ann"));

        assertThat(forced).as("by %s", placed).hasSize(1);
    }
}
