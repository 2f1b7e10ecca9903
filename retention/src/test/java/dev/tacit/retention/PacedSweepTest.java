package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.retention.internal.Pace;
import dev.tacit.retention.sweep.SweepPlan;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A limit on rows a second holds for what is read by a plan as for what is removed. */
class PacedSweepTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger lent = new AtomicInteger();
    private final List<Long> waits = new ArrayList<>();

    private RetentionEngine engine(double rowsPerSecond) {
        shop.engine();
        return shop.builder(counted(database.source()))
                .maxRowsPerSecond(rowsPerSecond)
                .waiting(new Pace.Waiting(nanos::get, this::pause))
                .build();
    }

    private void pause(long wait) {
        assertThat(lent).as("connections that are held meanwhile").hasValue(0);
        waits.add(wait);
        nanos.addAndGet(wait);
    }

    private DataSource counted(DataSource source) {
        return (TestSource) () -> {
            Connection connection = source.getConnection();
            lent.incrementAndGet();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            lent.decrementAndGet();
                        }
                        return method.invoke(connection, arguments);
                    });
        };
    }

    @Test
    void aPlanReadsNoFasterThanTheLimit_pageByPage_andWaitsWithoutAConnection() {
        database.orders(12, "2026-01-01T00:00:00Z");

        SweepPlan plan = engine(3).plan();

        assertThat(plan.records()).isEqualTo(12);
        assertThat(waits).as("a page has the rows of a batch").containsExactly(SECOND, SECOND, SECOND, SECOND);
    }

    @Test
    void aSweepRemovesNoFasterThanTheLimit_andWaitsWithoutAConnection() {
        database.orders(12, "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine(3);
        SweepPlan plan = engine.plan();
        waits.clear();

        assertThat(engine.apply(plan).removed()).isEqualTo(12);

        assertThat(waits).containsExactly(SECOND, SECOND, SECOND, SECOND);
    }

    @Test
    void withoutALimit_neitherWaits() {
        database.orders(12, "2026-01-01T00:00:00Z");
        RetentionEngine engine = engine(Double.POSITIVE_INFINITY);

        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(12);

        assertThat(waits).isEmpty();
    }
}
