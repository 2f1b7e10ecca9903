package dev.tacit.retention.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.retention.policy.SweepRefusedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
    private Instant node = NOON;
    private Instant database = NOON;
    private Duration monotonic = Duration.ZERO;
    private final SweepClock clock = new SweepClock(() -> node, ignored -> database, () -> monotonic.toNanos());

    SweepClockTest() throws SQLException {}

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void theEarlierOfBothClocksDecides() throws SQLException {
        database = NOON.minusSeconds(60);
        assertThat(clock.trustedNow(connection)).isEqualTo(NOON.minusSeconds(60));
        database = NOON.plusSeconds(60);
        assertThat(clock.trustedNow(connection)).isEqualTo(NOON);
    }

    @Test
    void disagreementBeyondFiveMinutes_isRefused_eitherWay() throws SQLException {
        database = NOON.plus(Duration.ofMinutes(5));
        assertThat(clock.trustedNow(connection)).isEqualTo(NOON);
        database = NOON.plus(Duration.ofMinutes(5)).plusNanos(1);
        assertThatThrownBy(() -> clock.trustedNow(connection)).isInstanceOf(SweepRefusedException.class);
        database = NOON.minus(Duration.ofMinutes(5)).minusNanos(1);
        assertThatThrownBy(() -> clock.trustedNow(connection)).isInstanceOf(SweepRefusedException.class);
    }

    @Test
    void aJumpOfBothClocksBeyondElapsedTime_isRefused_andTimeThatReallyPassedIsNot() throws SQLException {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        node = tomorrow;
        database = tomorrow;
        assertThatThrownBy(() -> clock.trustedNow(connection))
                .isInstanceOf(SweepRefusedException.class)
                .hasMessageContaining("jumped");
        monotonic = Duration.ofDays(1);
        assertThat(clock.trustedNow(connection)).isEqualTo(tomorrow);
    }

    @Test
    void afterAJumpForward_noMaximumIsKept() throws SQLException {
        node = NOON.plus(Duration.ofDays(365));
        assertThatThrownBy(() -> clock.trustedNow(connection)).isInstanceOf(SweepRefusedException.class);
        node = NOON;
        assertThat(clock.trustedNow(connection)).isEqualTo(NOON);
    }
}
