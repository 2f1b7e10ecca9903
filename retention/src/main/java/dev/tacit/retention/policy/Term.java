package dev.tacit.retention.policy;

import dev.tacit.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How long a clock runs after its anchor. The anchor's own instant is not part of the term: what is due at {@code
 * anchor + term} may be removed at that instant and not a nanosecond before.
 *
 * <p>Immutable and thread-safe. A term is at most 1000 years long and never negative.
 */
public sealed interface Term {
    /** Anchors after this never run out: whoever writes such a date, or a database's infinity, means that. */
    Instant HORIZON = Instant.parse("+900000000-01-01T00:00:00Z");

    /**
     * Returns the instant at which a clock started by this anchor runs out; {@link Instant#MAX} if the anchor lies beyond
     * the {@link #HORIZON}.
     */
    Instant after(Instant anchor);

    /**
     * Returns an instant after which no clock can have been started that has run out by now. Some that were started before
     * it have not run out either: a calendar's months and days are of several lengths.
     */
    Instant latestStart(Instant now);

    /** Adds the members by which a policy document says this term. */
    void write(JsonObject.Builder clock);

    /** Returns the term in words, for example {@code P30D in Europe/Berlin}. */
    String words();

    /**
     * Days, months and years on the calendar of a zone; the local time of day stays. A day that the month lacks becomes
     * its last (31 January + P1M is the last of February). A local time that the zone skips becomes later, and of one
     * that it has twice the later counts: a removal may be late, never early.
     *
     * @param period not negative in any part
     * @param zone whose calendar counts
     */
    record Calendar(Period period, ZoneId zone) implements Term {
        private static final long MAX_MONTHS = 12_000;
        private static final int MAX_DAYS = 365_250;

        /** Months differ by up to three days; adding days to a month's end and taking them off again, by one more. */
        private static final int MONTH_SLACK_DAYS = 4;

        public Calendar {
            Objects.requireNonNull(zone, "zone");
            if (period.getYears() < 0 || period.getMonths() < 0 || period.getDays() < 0) {
                throw new IllegalArgumentException("a retention period is not negative in any part");
            }
            if (period.toTotalMonths() > MAX_MONTHS || period.getDays() > MAX_DAYS) {
                throw new IllegalArgumentException("a retention period is at most 1000 years long");
            }
        }

        @Override
        public Instant after(Instant anchor) {
            return anchor.isAfter(HORIZON)
                    ? Instant.MAX
                    : anchor.atZone(zone)
                            .plus(period)
                            .withLaterOffsetAtOverlap()
                            .toInstant();
        }

        @Override
        public Instant latestStart(Instant now) {
            int slackDays = (period.toTotalMonths() > 0 ? MONTH_SLACK_DAYS : 0)
                    + (zone.getRules().isFixedOffset() ? 0 : 1);
            return now.atZone(zone).minus(period).plusDays(slackDays).toInstant();
        }

        @Override
        public void write(JsonObject.Builder clock) {
            clock.put("period", period.toString()).put("zone", zone.getId());
        }

        @Override
        public String words() {
            return period + " in " + zone.getId();
        }
    }

    /**
     * Hours, minutes and seconds on the time line.
     *
     * @param duration not negative
     */
    record Elapsed(Duration duration) implements Term {
        private static final Duration MAX = Duration.ofDays(365_250);

        public Elapsed {
            if (duration.isNegative() || duration.compareTo(MAX) > 0) {
                throw new IllegalArgumentException("a retention duration is not negative and at most 1000 years long");
            }
        }

        @Override
        public Instant after(Instant anchor) {
            return anchor.isAfter(HORIZON) ? Instant.MAX : anchor.plus(duration);
        }

        @Override
        public Instant latestStart(Instant now) {
            return now.minus(duration);
        }

        @Override
        public void write(JsonObject.Builder clock) {
            clock.put("duration", duration.toString());
        }

        @Override
        public String words() {
            return duration.toString();
        }
    }
}
