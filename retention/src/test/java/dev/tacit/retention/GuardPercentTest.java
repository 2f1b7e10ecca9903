package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.GuardLimit;
import dev.tacit.retention.sweep.MassDeleteGuard;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A small table is not emptied in the shade of a large one. */
class GuardPercentTest {
    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);

    @PersonalRecord("newsletter")
    record Newsletter(
            @RecordId String letterId,
            @SubjectId String readerId,
            @PersonName String salutation) {}

    private RetentionEngine engine(double percent) {
        database.execute("CREATE TABLE IF NOT EXISTS newsletter (letter_id VARCHAR(40) PRIMARY KEY,"
                + " reader_id VARCHAR(40), salutation VARCHAR(80), fulfilled_at TIMESTAMP WITH TIME ZONE)");
        RecordSchema<Newsletter> letters = Schemas.annotated().of(Newsletter.class);
        TableMapping mapping = TableMapping.of(letters, "newsletter")
                .id("letter_id")
                .subject("reader_id")
                .field("salutation", "salutation")
                .anchor("order.fulfilled", "fulfilled_at")
                .build();
        return shop.engine(builder -> builder.policies(
                        FailingRowsBehavior.after30Days("ERASE_FIELDS", Set.of("order", "newsletter")))
                .table(letters, mapping)
                .guard(Shop.NO_GUARD.withMaxPercent(percent)));
    }

    private void letter(int number, String fulfilled) {
        database.execute("INSERT INTO newsletter VALUES ('l-" + number
                + "', 'ann', 'Dear Ann', TIMESTAMP WITH TIME ZONE '" + fulfilled + "')");
    }

    @Test
    void theGuardsPercentage_isOfEachTable_andOfAll() {
        RetentionEngine engine = engine(10);
        database.orders(30, "2026-03-30T00:00:00Z");
        letter(1, "2026-01-01 00:00:00+00:00");
        letter(2, "2026-01-01 00:00:00+00:00");
        SweepPlan plan = engine.plan();

        assertThat(engine.diff(plan).exceeded()).containsExactly(GuardLimit.PERCENT);
        assertThatThrownBy(() -> engine.apply(plan)).isInstanceOf(SweepRefusedException.class);
        assertThat(database.column("SELECT salutation FROM newsletter")).containsOnly("Dear Ann");
    }

    @Test
    void aShareThatEachTableCanSpare_passes() {
        RetentionEngine engine = engine(50);
        database.orders(2, "2026-01-01T00:00:00Z");
        database.order("fresh-1", "zoe", "2026-03-30T00:00:00Z");
        database.order("fresh-2", "zoe", "2026-03-30T00:00:00Z");
        letter(1, "2026-01-01 00:00:00+00:00");
        letter(2, "2026-03-30 00:00:00+00:00");

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(3);
    }

    @Test
    void theFirstTry_ofAFewRecords_passesTheStandardGuard() {
        RetentionEngine engine = shop.engine(builder -> builder.guard(MassDeleteGuard.standard()));
        database.orders(100, "2026-01-01T00:00:00Z");

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(100);
    }

    @Test
    void theStandardGuard_countsPercent_onceMoreThanAHundredRecordsGo() {
        RetentionEngine engine = shop.engine(builder -> builder.guard(MassDeleteGuard.standard()));
        database.orders(101, "2026-01-01T00:00:00Z");
        SweepPlan plan = engine.plan();

        assertThat(engine.diff(plan).exceeded()).containsExactly(GuardLimit.PERCENT);
        assertThatThrownBy(() -> engine.apply(plan)).isInstanceOf(SweepRefusedException.class);
    }

    @Test
    void smallSteps_doNotEmptyATable_withinOneDay() {
        RetentionEngine engine = shop.engine(
                builder -> builder.guard(Shop.NO_GUARD.withMaxPercent(10).withPercentFrom(3)));
        database.orders(3, "2026-01-01T00:00:00Z");
        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(3);
        database.order("p-1", "ann", "2026-01-01T00:00:00Z");
        SweepPlan second = engine.plan();

        assertThatThrownBy(() -> engine.apply(second)).isInstanceOf(SweepRefusedException.class);
        shop.clock.moveBy(Duration.ofHours(24));
        assertThat(engine.apply(second).removed()).isEqualTo(1);
    }
}
