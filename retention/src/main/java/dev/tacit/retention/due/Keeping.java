package dev.tacit.retention.due;

import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.policy.ClockReading;
import dev.tacit.retention.policy.RecordRules;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What keeps one record at an instant: its holds, and those of its rules that keep and have not run out. Immutable. */
final class Keeping {
    private static final Keeping NOTHING = new Keeping(List.of(), List.of());

    private final List<LegalHold> holds;
    private final List<Active> rules;

    /** A rule that keeps now, and the decision that it makes. */
    private record Active(RecordRules.Keep rule, DueDecision decision) {
        boolean binds(Removing.Candidate candidate) {
            return !rule.yieldsTo(candidate.rule()) && (rule.keepsWhole() || candidate.takesWhole());
        }
    }

    private Keeping(List<LegalHold> holds, List<Active> rules) {
        this.holds = holds;
        this.rules = rules;
    }

    /** @param keep sorted by name */
    static Keeping of(List<RecordRules.Keep> keep, RecordFacts facts, Instant now) {
        if (keep.isEmpty() && facts.holds().isEmpty()) {
            return NOTHING;
        }
        return new Keeping(
                facts.holds().stream()
                        .filter(hold -> hold.isEffectiveAt(now))
                        .sorted(Comparator.comparing(LegalHold::id))
                        .toList(),
                keep.stream().flatMap(rule -> active(rule, facts, now)).toList());
    }

    private static Stream<Active> active(RecordRules.Keep rule, RecordFacts facts, Instant now) {
        ClockReading reading = rule.rule().clock().read(facts.events());
        if (reading instanceof ClockReading.NotStarted notStarted) {
            return Stream.of(new Active(rule, new DueDecision.ClockNotStarted(rule.ref(), notStarted.missing())));
        }
        ClockReading.Started started = (ClockReading.Started) reading;
        return started.at().isAfter(now)
                ? Stream.of(new Active(rule, new DueDecision.Kept(started.at(), rule.ref(), started)))
                : Stream.empty();
    }

    /** Returns the hold on the record as a whole whose id is the smallest. */
    Optional<DueDecision> held() {
        return holds.stream().filter(hold -> !isOfCategory(hold)).findFirst().map(DueDecision.Held::new);
    }

    /** Returns what stands against this removal: a hold; a rule that nobody can prove to be over; the latest rule. */
    Optional<DueDecision> against(Removing.Candidate candidate) {
        if (holds.isEmpty() && rules.isEmpty()) {
            return Optional.empty();
        }
        Optional<DueDecision> hold = held().or(() ->
                candidate.takesWhole() ? holds.stream().findFirst().map(DueDecision.Held::new) : Optional.empty());
        return hold.or(() -> strongest(
                rules.stream().filter(active -> active.binds(candidate)).map(Active::decision)));
    }

    /** Returns what would stand against any removal of the record. */
    Optional<DueDecision> againstAny() {
        return held().or(() -> strongest(
                rules.stream().filter(active -> active.rule().keepsWhole()).map(Active::decision)));
    }

    /** Returns the categories that this removal leaves, each with what keeps it. */
    SortedMap<String, DueDecision> sparedBy(Removing.Candidate candidate) {
        if (holds.isEmpty() && rules.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, DueDecision> spared = new TreeMap<>();
        for (Active active : rules) {
            if (!active.rule().yieldsTo(candidate.rule())) {
                active.rule().rule().categories().forEach(category -> spared.putIfAbsent(category, active.decision()));
            }
        }
        for (LegalHold hold : holds) {
            if (hold.scope() instanceof HoldScope.OfCategory held) {
                spared.put(held.category(), new DueDecision.Held(hold));
            }
        }
        return spared;
    }

    private static boolean isOfCategory(LegalHold hold) {
        return hold.scope() instanceof HoldScope.OfCategory;
    }

    private static Optional<DueDecision> strongest(Stream<DueDecision> decisions) {
        List<DueDecision> all = decisions.toList();
        return all.stream()
                .filter(DueDecision.ClockNotStarted.class::isInstance)
                .findFirst()
                .or(() -> all.stream()
                        .filter(DueDecision.Kept.class::isInstance)
                        .map(DueDecision.Kept.class::cast)
                        .reduce((latest, next) -> next.until().isAfter(latest.until()) ? next : latest)
                        .map(kept -> kept));
    }
}
