package dev.tacit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private final MovableClock clock = MovableClock.at("2026-11-22T10:00:00Z");

    @Test
    void clockStandsUntilItIsMoved() {
        Instant before = clock.instant();

        assertThat(clock.instant()).isEqualTo(before).isEqualTo("2026-11-22T10:00:00Z");
    }

    @Test
    void clockMovesForwardsAndBack() {
        clock.moveBy(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo("2026-11-22T11:00:00Z");

        clock.moveBy(Duration.ofHours(-2));
        assertThat(clock.instant()).isEqualTo("2026-11-22T09:00:00Z");

        clock.moveTo("2020-01-01T00:00:00Z");
        assertThat(clock.instant()).isEqualTo("2020-01-01T00:00:00Z");
    }
}
