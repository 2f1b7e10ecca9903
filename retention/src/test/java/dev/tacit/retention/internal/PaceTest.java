package dev.tacit.retention.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.retention.policy.SweepRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A worker waits between batches for as long as its rows a second say. */
class PaceTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<Long> waits = new ArrayList<>();

    private Pace pace(double rowsPerSecond) {
        return new Pace(rowsPerSecond, new Pace.Waiting(nanos::get, wait -> {
            waits.add(wait);
            nanos.addAndGet(wait);
        }));
    }

    @Test
    void aThousandRowsASecond_isHalfASecondForFiveHundred() {
        Pace pace = pace(1000);

        pace.spend(500);
        nanos.addAndGet(200_000_000);
        pace.spend(500);

        assertThat(waits).containsExactly(500_000_000L, 300_000_000L);
    }

    @Test
    void whoIsSlowerThanThePace_doesNotWait() {
        Pace pace = pace(1000);
        nanos.addAndGet(2_000_000_000);

        pace.spend(500);

        assertThat(waits).isEmpty();
    }

    @Test
    void withoutALimit_nobodyWaits() {
        pace(Double.POSITIVE_INFINITY).spend(1_000_000);

        assertThat(waits).isEmpty();
    }

    @Test
    void whoIsInterrupted_ends_andDoesNotHurry() {
        Pace pace = pace(1000);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pace.spend(500)).isInstanceOf(SweepRefusedException.class);

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(waits).isEmpty();
    }
}
