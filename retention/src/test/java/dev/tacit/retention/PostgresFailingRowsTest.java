package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.sweep.SweepReport;
import org.junit.jupiter.api.Test;

class PostgresFailingRowsTest extends FailingRowsBehavior {
    @Override
    TestDatabase freshDatabase() {
        return TestDatabase.postgres();
    }

    private void onChange(String body) {
        database.execute(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.order_id = 'o-002'"
                        + " THEN " + body + " END IF; RETURN NEW; END $$");
        database.execute("CREATE TRIGGER refuse BEFORE UPDATE ON shop_order FOR EACH ROW EXECUTE FUNCTION refuse()");
    }

    @Test
    void aRowForWhichATriggerRaises_isReported_andAllOthersGo() {
        database.orders(7, "2026-01-01T00:00:00Z");
        onChange("RAISE EXCEPTION 'not this one';");

        assertOneFails(FailureReason.DATABASE);
    }

    @Test
    void aRowThatATriggerLeavesAsItIs_isReported_andAllOthersGo() {
        database.orders(7, "2026-01-01T00:00:00Z");
        onChange("RETURN NULL;");

        assertOneFails(FailureReason.UNCHANGED);
    }

    @Test
    void aRowThatAForeignKeyKeepsAtTheCommit_isReported_andAllOthersGo() {
        refersToOrders("DEFERRABLE INITIALLY DEFERRED");
        database.orders(7, "2026-01-01T00:00:00Z");
        database.execute("INSERT INTO complaint VALUES ('o-003')");
        RetentionEngine engine = engine("ERASE_ROW");

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(6);
        assertThat(report.failed(FailureReason.CONSTRAINT)).isEqualTo(1);
    }

    private void assertOneFails(FailureReason reason) {
        RetentionEngine engine = engine("ERASE_FIELDS");

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(6);
        assertThat(report.failed(reason)).isEqualTo(report.failed()).isEqualTo(1);
        assertThat(database.column("SELECT order_id FROM shop_order WHERE ship_to IS NOT NULL"))
                .containsExactly("o-002");
    }
}
