package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.sweep.SweepReport;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;

class H2FailingRowsTest extends FailingRowsBehavior {
    @Override
    TestDatabase freshDatabase() {
        return TestDatabase.h2();
    }

    /** Refuses to change one order, and says nothing but that. */
    public static final class Refusing implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            if (before[0].equals("o-002")) {
                throw new SQLException("not this one");
            }
        }
    }

    @Test
    void aRowForWhichATriggerThrows_isReported_andAllOthersGo() {
        database.orders(7, "2026-01-01T00:00:00Z");
        database.execute("CREATE TRIGGER refuse BEFORE UPDATE ON shop_order FOR EACH ROW CALL '"
                + Refusing.class.getName() + "'");
        RetentionEngine engine = engine("ERASE_FIELDS");

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(6);
        assertThat(report.failed(FailureReason.DATABASE)).isEqualTo(1);
    }
}
