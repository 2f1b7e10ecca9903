package dev.tacit.retention.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionClockTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final RetentionClock DELIVERED = RetentionClock.after("delivered", Duration.ofDays(3));
    private static final RetentionClock CANCELLED = RetentionClock.after("cancelled", Duration.ZERO);

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "2026-01-31T12:00:00Z, P1M, UTC, 2026-02-28T12:00:00Z, 31 January and a month",
        "2028-01-31T12:00:00Z, P1M, UTC, 2028-02-29T12:00:00Z, 31 January and a month in a leap year",
        "2028-02-29T00:00:00Z, P1Y, UTC, 2029-02-28T00:00:00Z, leap day and a year",
        "2028-02-29T00:00:00Z, P4Y, UTC, 2032-02-29T00:00:00Z, leap day and four years",
        "2026-03-28T23:30:00Z, P1D, Europe/Berlin, 2026-03-29T22:30:00Z, a day of 23 hours",
        "2026-10-24T22:30:00Z, P1D, Europe/Berlin, 2026-10-25T23:30:00Z, a day of 25 hours",
        "2026-03-28T01:30:00Z, P1D, Europe/Berlin, 2026-03-29T01:30:00Z, a local time that is skipped becomes later",
        "2026-10-24T00:30:00Z, P1D, Europe/Berlin, 2026-10-25T01:30:00Z, of a local time that is there twice the later",
        "2026-12-31T23:30:00Z, P1M, Asia/Tokyo, 2027-01-31T23:30:00Z, the zone's calendar counts",
        "2026-01-30T15:30:00Z, P1M, Asia/Tokyo, 2026-02-27T15:30:00Z, 31 January in Tokyo"
    })
    void periodsCountOnTheZonesCalendar(Instant anchor, Period period, ZoneId zone, Instant due, String story) {
        assertThat(new Term.Calendar(period, zone).after(anchor)).as(story).isEqualTo(due);
    }

    @Test
    void durationsCountOnTheTimeLine_acrossAChangeToSummerTime() {
        assertThat(new Term.Elapsed(Duration.ofDays(3)).after(Instant.parse("2026-03-28T12:00:00Z")))
                .isEqualTo("2026-03-31T12:00:00Z");
    }

    @Test
    void theFirstRecordedFallback_standsInForTheAnchor_andIsMarked() {
        RetentionClock clock = new RetentionClock.After(
                "delivered", List.of("shipped", "created"), new Term.Elapsed(Duration.ofHours(1)));

        assertThat(started(clock, Map.of("created", JANUARY, "shipped", MARCH)))
                .isEqualTo(new ClockReading.Started(
                        MARCH.plusSeconds(3600).plus(Duration.ofDays(3)), "shipped", MARCH, true));
        assertThat(started(clock, Map.of("delivered", JANUARY, "shipped", MARCH))
                        .fallback())
                .isFalse();
        assertThat(clock.read(AnchorEvents.of(Map.of())))
                .isInstanceOfSatisfying(
                        ClockReading.NotStarted.class,
                        reading -> assertThat(reading.missing()).containsExactly("created", "delivered", "shipped"));
    }

    @Test
    void theEarliest_ofThoseThatWereStarted() {
        RetentionClock clock = new RetentionClock.EarliestOf(List.of(DELIVERED, CANCELLED));

        assertThat(started(clock, Map.of("delivered", JANUARY)).event()).isEqualTo("delivered");
        assertThat(started(clock, Map.of("delivered", JANUARY, "cancelled", JANUARY))
                        .at())
                .isEqualTo(JANUARY);
    }

    @Test
    void theLatest_isNotKnownUntilAllWereStarted() {
        RetentionClock clock = new RetentionClock.LatestOf(List.of(DELIVERED, CANCELLED));

        assertThat(clock.read(AnchorEvents.of(Map.of("delivered", JANUARY))))
                .isInstanceOfSatisfying(
                        ClockReading.NotStarted.class,
                        reading -> assertThat(reading.missing()).containsExactly("cancelled"));
        assertThat(started(clock, Map.of("delivered", JANUARY, "cancelled", MARCH))
                        .at())
                .isEqualTo(MARCH);
    }

    @Test
    void theFirstPresent_goesByOrderAndNotByTime_andNests() {
        RetentionClock clock =
                new RetentionClock.FirstPresent(List.of(new RetentionClock.EarliestOf(List.of(DELIVERED)), CANCELLED));

        assertThat(started(clock, Map.of("delivered", MARCH, "cancelled", JANUARY))
                        .event())
                .isEqualTo("delivered");
        assertThat(started(clock, Map.of("cancelled", JANUARY)).fallback()).isTrue();
    }

    @Test
    void aFallback_settlesOnce_forTheLongerOfTheTimesThatThePolicySays() {
        RetentionClock inner = new RetentionClock.After(
                "delivered", List.of("shipped"), new Term.Elapsed(Duration.ofHours(1)), Duration.ofHours(5));
        RetentionClock outer = new RetentionClock.FirstPresent(List.of(CANCELLED, inner), Duration.ofHours(9));

        assertThat(started(outer, Map.of("shipped", MARCH)).at()).isEqualTo(MARCH.plus(Duration.ofHours(10)));
        assertThat(started(outer, Map.of("delivered", MARCH)).at()).isEqualTo(MARCH.plus(Duration.ofHours(10)));
        assertThat(started(outer, Map.of("cancelled", MARCH)).at()).isEqualTo(MARCH);
    }

    @Test
    void anAnchorWhoseNewsIsLate_butWithinTheSettleTime_replacesTheFallback_beforeAnythingIsRemoved() {
        RetentionClock clock =
                new RetentionClock.After("delivered", List.of("shipped"), new Term.Elapsed(Duration.ofDays(30)));
        Instant newsArrives = MARCH.plus(Duration.ofDays(32));

        assertThat(started(clock, Map.of("shipped", MARCH)).at()).isAfter(newsArrives);
        assertThat(started(clock, Map.of("shipped", MARCH, "delivered", MARCH.plus(Duration.ofDays(9))))
                        .at())
                .isEqualTo(MARCH.plus(Duration.ofDays(39)));
    }

    private static ClockReading.Started started(RetentionClock clock, Map<String, Instant> events) {
        return (ClockReading.Started) clock.read(AnchorEvents.of(events));
    }

    @Test
    void aClockThatWouldRunOutBeyondAllCalendars_runsOutNever() {
        List<RetentionClock> clocks = List.of(
                RetentionClock.after("e", Period.ofYears(1000), ZoneId.of("Asia/Tokyo")),
                RetentionClock.after("e", Duration.ofDays(365_250)),
                new RetentionClock.After("missing", List.of("e"), new Term.Elapsed(Duration.ZERO), Duration.ofDays(3)));
        for (Instant far :
                List.of(Instant.MAX, OffsetDateTime.MAX.toInstant(), Instant.parse("+999999999-06-01T00:00:00Z"))) {
            for (RetentionClock clock : clocks) {
                assertThat(clock.started(AnchorEvents.of(Map.of("e", far)))
                                .orElseThrow()
                                .at())
                        .as("%s after %s", clock, far)
                        .isAfterOrEqualTo(far);
            }
        }
    }

    @Test
    void aFallbackWithinAFallback_settlesForTheLongerOfBothTimes() {
        RetentionClock inner =
                new RetentionClock.After("b", List.of("c"), new Term.Elapsed(Duration.ZERO), Duration.ZERO);
        RetentionClock outer = new RetentionClock.FirstPresent(
                List.of(RetentionClock.after("a", Duration.ZERO), inner), Duration.ofDays(3));
        Instant happened = Instant.parse("2026-01-01T00:00:00Z");

        for (String event : List.of("b", "c")) {
            assertThat(outer.started(AnchorEvents.of(Map.of(event, happened)))
                            .orElseThrow()
                            .at())
                    .as(event)
                    .isEqualTo("2026-01-04T00:00:00Z");
        }
    }
}
