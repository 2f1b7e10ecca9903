package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.access.Actor;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.sweep.SweepPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a table without documents a plan reads what its index holds, and looks at the columns only where they decide. */
class PlanOfColumnsTest {
    @Test
    void theIndexThatTheEngineAsksFor_hasAllThatAPlanReads() {
        TestDatabase database = TestDatabase.postgres();
        Parcel.fill(database, 3);
        Shop shop = new Shop(database);
        shop.table = Parcel.table();

        List<String> statements = shop.engine().indexStatements();

        statements.forEach(database::execute);
        assertThat(statements)
                .filteredOn(statement -> statement.contains("due_fulfilled_at"))
                .singleElement()
                .asString()
                .contains("(fulfilled_at, parcel_id) INCLUDE (buyer_id, cancelled_at) WHERE");
    }

    @Test
    void anIndexOfATableWithDocuments_includesNothing() {
        assertThat(new Shop(TestDatabase.postgres()).engine().indexStatements())
                .noneMatch(statement -> statement.contains("INCLUDE"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRowInWhichOnlyAHeldCategoryIsLeft_isNotPlanned(boolean postgres) {
        TestDatabase database = postgres ? TestDatabase.postgres() : TestDatabase.h2();
        Parcel.fill(database, 3);
        database.execute("UPDATE parcel SET street = NULL WHERE parcel_id = 'p-1'");
        Shop shop = new Shop(database);
        shop.table = Parcel.table();
        RetentionEngine engine = shop.engine();
        engine.holds().placeOnCategory(Actor.person("counsel-3"), "case-7", "person-name");

        SweepPlan plan = engine.plan();

        assertThat(plan.records()).isEqualTo(2);
        assertThat(plan.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(RefusalReason.HELD));
    }
}
