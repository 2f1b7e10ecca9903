package dev.tacit.retention.policy;

import dev.tacit.json.JsonReader;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads clocks from a document that fits the schema; notes every mistake in one. Not thread-safe. */
final class ClockParser {
    private static final List<String> COMBINATIONS = List.of("earliestOf", "latestOf", "firstPresent");

    private final Mistakes mistakes;

    ClockParser(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Returns the clock; empty if it has mistakes, which are noted. */
    Optional<RetentionClock> clock(JsonReader clock) {
        int before = mistakes.count();
        long kinds = Stream.concat(Stream.of("anchor"), COMBINATIONS.stream())
                .filter(name -> clock.field(name).isPresent())
                .count();
        mistakes.noteIf(kinds != 1, clock, "must have exactly one of anchor, earliestOf, latestOf and firstPresent");
        if (mistakes.count() > before) {
            return Optional.empty();
        }
        return clock.field("anchor").isPresent() ? after(clock) : combination(clock);
    }

    private Optional<RetentionClock> combination(JsonReader clock) {
        int before = mistakes.count();
        boolean settles = clock.field("firstPresent").isPresent();
        noteStraySettle(clock, settles);
        for (String member : List.of("fallback", "period", "duration", "zone")) {
            mistakes.noteIf(clock.field(member).isPresent(), clock.field(member), "must stand beside an anchor");
        }
        String kind = COMBINATIONS.stream()
                .filter(name -> clock.field(name).isPresent())
                .findFirst()
                .orElseThrow();
        List<RetentionClock> parts = clock.field(kind).items().stream()
                .map(this::clock)
                .flatMap(Optional::stream)
                .toList();
        Optional<Duration> settle = settles ? settle(clock) : Optional.of(Settle.STANDARD);
        return mistakes.count() > before ? Optional.empty() : settle.map(time -> combined(kind, parts, time));
    }

    private static RetentionClock combined(String kind, List<RetentionClock> parts, Duration settle) {
        return switch (kind) {
            case "earliestOf" -> new RetentionClock.EarliestOf(parts);
            case "latestOf" -> new RetentionClock.LatestOf(parts);
            default -> new RetentionClock.FirstPresent(parts, settle);
        };
    }

    private Optional<RetentionClock> after(JsonReader clock) {
        int before = mistakes.count();
        JsonReader fallback = clock.field("fallback");
        Optional<String> anchor = event(clock.field("anchor"));
        List<String> chain = fallback.isPresent()
                ? fallback.items().stream()
                        .map(this::event)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
        noteStraySettle(clock, fallback.isPresent() && !fallback.items().isEmpty());
        Set<String> different = new HashSet<>(chain);
        mistakes.noteIf(
                different.size() < chain.size()
                        || anchor.filter(different::contains).isPresent(),
                fallback,
                "must name each event once, and not the anchor");
        Optional<Term> term = term(clock);
        Optional<Duration> settle = settle(clock);
        return mistakes.count() > before
                ? Optional.empty()
                : Optional.of(new RetentionClock.After(
                        anchor.orElseThrow(), chain, term.orElseThrow(), settle.orElseThrow()));
    }

    private Optional<String> event(JsonReader at) {
        return mistakes.read(() -> PolicyNames.read(at));
    }

    private void noteStraySettle(JsonReader clock, boolean settles) {
        JsonReader settle = clock.field("settle");
        mistakes.noteIf(settle.isPresent() && !settles, settle, "must stand beside a fallback or firstPresent");
    }

    private Optional<Duration> settle(JsonReader clock) {
        JsonReader settle = clock.field("settle");
        return settle.isPresent()
                ? mistakes.read(() -> settle.parsed(
                        "must be an ISO-8601 duration of hours, minutes and seconds, at most 365 days",
                        text -> Settle.checked(hours(text))))
                : Optional.of(Settle.STANDARD);
    }

    private Optional<Term> term(JsonReader clock) {
        JsonReader period = clock.field("period");
        JsonReader duration = clock.field("duration");
        if (period.isPresent() == duration.isPresent()) {
            mistakes.add(clock.mistake("must have exactly one of period and duration"));
            return Optional.empty();
        }
        return period.isPresent() ? calendar(period, clock.field("zone")) : elapsed(duration, clock.field("zone"));
    }

    private Optional<Term> calendar(JsonReader period, JsonReader zone) {
        mistakes.noteIf(!zone.isPresent(), zone, "is required with a period, for example UTC");
        Optional<Period> length = mistakes.read(() -> period.parsed(
                "must be an ISO-8601 period, such as P30D, not negative and at most 1000 years",
                text -> new Term.Calendar(Period.parse(text), ZoneOffset.UTC).period()));
        Optional<ZoneId> place = zone.isPresent()
                ? mistakes.read(() -> zone.parsed("must be a time zone, such as Europe/Berlin", ZoneId::of))
                : Optional.empty();
        return length.flatMap(days -> place.map(where -> new Term.Calendar(days, where)));
    }

    private Optional<Term> elapsed(JsonReader duration, JsonReader zone) {
        mistakes.noteIf(zone.isPresent(), zone, "belongs to a period, and to no duration");
        return mistakes.read(() -> duration.parsed(
                "must be an ISO-8601 duration of hours, minutes and seconds, such as PT72H",
                text -> new Term.Elapsed(hours(text))));
    }

    /** Refuses P1DT12H: whether its day has 24 hours is the reader's guess. */
    private static Duration hours(String text) {
        if (!text.startsWith("PT")) {
            throw new IllegalArgumentException("a duration has no days");
        }
        return Duration.parse(text);
    }
}
