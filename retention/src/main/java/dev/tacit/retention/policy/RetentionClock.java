package dev.tacit.retention.policy;

import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A clock that events start and that runs out at an instant. Immutable and thread-safe.
 *
 * <p>All kinds are functions of the recorded events alone: an event that arrives late, twice or out of order gives the
 * reading that it would have given in time.
 */
public sealed interface RetentionClock {
    /** Reads the clock for these events. */
    default ClockReading read(AnchorEvents events) {
        return started(events)
                .<ClockReading>map(reading -> reading)
                .orElseGet(() -> new ClockReading.NotStarted(events()));
    }

    /**
     * Returns what the clock shows if it was started; empty if it was not. A sweep asks this of each row, so it gathers no
     * names of events that are missing.
     */
    Optional<ClockReading.Started> started(AnchorEvents events);

    /** Returns every event that the clock looks at. */
    SortedSet<String> events();

    /** Returns the clocks that it combines, in their order; empty for one that runs after an event. */
    default List<RetentionClock> parts() {
        return List.of();
    }

    /** Returns the clock as a policy document says it. */
    JsonObject toJson();

    /** Returns a clock that runs for a period on the zone's calendar after the event. */
    static RetentionClock after(String event, Period period, ZoneId zone) {
        return new After(event, List.of(), new Term.Calendar(period, zone));
    }

    /** Returns a clock that runs for a duration after the event. */
    static RetentionClock after(String event, Duration duration) {
        return new After(event, List.of(), new Term.Elapsed(duration));
    }

    /**
     * Runs for a term after its anchor, or after the first of the fallbacks that is recorded. A clock that a fallback
     * started runs on for the settle time, since the anchor may have happened and its news be late.
     *
     * @param anchor the event
     * @param fallback events that stand in for it, best first; may be empty
     * @param settle 0 to 365 days; where the deadline counts from the fallback itself, a policy says {@code PT0S}
     */
    record After(String anchor, List<String> fallback, Term term, Duration settle) implements RetentionClock {
        public After {
            fallback = List.copyOf(fallback);
            settle = fallback.isEmpty() ? Duration.ZERO : Settle.checked(settle);
            List<String> chain =
                    Stream.concat(Stream.of(anchor), fallback.stream()).toList();
            if (!chain.stream().allMatch(PolicyNames::isName)) {
                throw new IllegalArgumentException(PolicyNames.EVENT_RULE);
            }
            if (chain.stream().distinct().count() < chain.size()) {
                throw new IllegalArgumentException("an anchor and its fallbacks are different events");
            }
        }

        /** Returns a clock whose fallbacks settle for three days. */
        public After(String anchor, List<String> fallback, Term term) {
            this(anchor, fallback, term, Settle.STANDARD);
        }

        @Override
        public Optional<ClockReading.Started> started(AnchorEvents events) {
            Optional<Instant> preferred = events.at(anchor);
            if (preferred.isPresent()) {
                return Optional.of(started(anchor, preferred.get()));
            }
            for (String event : fallback) {
                Optional<Instant> happened = events.at(event);
                if (happened.isPresent()) {
                    return Optional.of(started(event, happened.get()).asFallback(settle));
                }
            }
            return Optional.empty();
        }

        private ClockReading.Started started(String event, Instant happened) {
            return new ClockReading.Started(term.after(happened), event, happened, false);
        }

        @Override
        public SortedSet<String> events() {
            SortedSet<String> events = new TreeSet<>(fallback);
            events.add(anchor);
            return events;
        }

        @Override
        public JsonObject toJson() {
            JsonObject.Builder clock = JsonObject.builder().put("anchor", anchor);
            if (!fallback.isEmpty()) {
                clock.put("fallback", JsonArray.ofStrings(fallback));
                Settle.write(clock, settle);
            }
            term.write(clock);
            return clock.build();
        }
    }

    /** Runs out with the first of its clocks that runs out; clocks that were not started do not count. */
    record EarliestOf(List<RetentionClock> clocks) implements RetentionClock {
        public EarliestOf {
            clocks = Combination.checked(clocks);
        }

        @Override
        public Optional<ClockReading.Started> started(AnchorEvents events) {
            return Combination.started(clocks, events).min(Comparator.comparing(ClockReading.Started::at));
        }

        @Override
        public List<RetentionClock> parts() {
            return clocks;
        }

        @Override
        public SortedSet<String> events() {
            return Combination.events(clocks);
        }

        @Override
        public JsonObject toJson() {
            return Combination.toJson("earliestOf", clocks).build();
        }
    }

    /** Runs out with the last of its clocks; not started until all are, because the missing one could be the last. */
    record LatestOf(List<RetentionClock> clocks) implements RetentionClock {
        public LatestOf {
            clocks = Combination.checked(clocks);
        }

        @Override
        public ClockReading read(AnchorEvents events) {
            return started(events)
                    .<ClockReading>map(reading -> reading)
                    .orElseGet(() -> new ClockReading.NotStarted(Combination.missing(clocks, events)));
        }

        @Override
        public Optional<ClockReading.Started> started(AnchorEvents events) {
            List<ClockReading.Started> started =
                    Combination.started(clocks, events).toList();
            return started.size() < clocks.size()
                    ? Optional.empty()
                    : started.stream().max(Comparator.comparing(ClockReading.Started::at));
        }

        @Override
        public List<RetentionClock> parts() {
            return clocks;
        }

        @Override
        public SortedSet<String> events() {
            return Combination.events(clocks);
        }

        @Override
        public JsonObject toJson() {
            return Combination.toJson("latestOf", clocks).build();
        }
    }

    /**
     * Goes by the first of its clocks, in the order given, that was started; any but the first is a fallback, and runs on
     * for the settle time, or for its own if that is longer.
     *
     * @param settle as in {@link After}
     */
    record FirstPresent(List<RetentionClock> clocks, Duration settle) implements RetentionClock {
        public FirstPresent {
            clocks = Combination.checked(clocks);
            settle = Settle.checked(settle);
        }

        /** Returns a clock whose fallbacks settle for three days. */
        public FirstPresent(List<RetentionClock> clocks) {
            this(clocks, Settle.STANDARD);
        }

        @Override
        public Optional<ClockReading.Started> started(AnchorEvents events) {
            return clocks.get(0)
                    .started(events)
                    .or(() -> clocks.stream()
                            .flatMap(clock -> asFallback(clock, events).stream())
                            .findFirst());
        }

        /** What is a fallback already settles for the longer of both times, and once. */
        private Optional<ClockReading.Started> asFallback(RetentionClock clock, AnchorEvents events) {
            return clock.started(events)
                    .flatMap(reading ->
                            reading.fallback() ? Settle.atLeast(settle, clock).started(events) : Optional.of(reading))
                    .map(reading -> reading.asFallback(settle));
        }

        @Override
        public List<RetentionClock> parts() {
            return clocks;
        }

        @Override
        public SortedSet<String> events() {
            return Combination.events(clocks);
        }

        @Override
        public JsonObject toJson() {
            JsonObject.Builder clock = Combination.toJson("firstPresent", clocks);
            Settle.write(clock, settle);
            return clock.build();
        }
    }
}
