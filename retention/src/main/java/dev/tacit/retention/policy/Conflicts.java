package dev.tacit.retention.policy;

import dev.tacit.Safe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a rule that keeps a kind of record longer than another lets it live. Clocks are compared on one event alone; if
 * no single event starts both, on all events at the same instant (tax law's ten years after the invoice against a
 * contract's thirty days after delivery).
 */
final class Conflicts {
    /** Days on which calendar periods differ most: month ends, a leap day, both sides of a change to summer time. */
    private static final List<Instant> DAYS = Stream.of("2027-01-31", "2027-03-01", "2027-06-30", "2028-02-29")
            .map(day -> Instant.parse(day + "T12:00:00Z"))
            .toList();

    /** @throws PolicyException naming both rules of the first conflict */
    static void refuse(List<RetentionPolicy> policies) {
        Stream.concat(
                        policies.stream().map(List::of),
                        recordNames(policies).stream().map(record -> speakingOf(record, policies)))
                .map(Conflicts::rulesOf)
                .forEach(Conflicts::refuse);
    }

    static RecordRules rulesOf(List<RetentionPolicy> policies) {
        List<RecordRules.Keep> keep = new ArrayList<>();
        List<RecordRules.Remove> remove = new ArrayList<>();
        for (RetentionPolicy policy : policies) {
            for (RetentionRule rule : policy.rules()) {
                if (rule instanceof RetentionRule.KeepUntil keepUntil) {
                    keep.add(new RecordRules.Keep(policy.ref(rule), keepUntil));
                } else if (rule instanceof RetentionRule.RemoveBy removeBy) {
                    remove.add(new RecordRules.Remove(policy.ref(rule), removeBy, policy.effectiveFrom()));
                }
            }
        }
        return new RecordRules(keep, remove);
    }

    private static Set<String> recordNames(List<RetentionPolicy> policies) {
        return policies.stream().flatMap(policy -> policy.records().stream()).collect(Collectors.toSet());
    }

    private static List<RetentionPolicy> speakingOf(String record, List<RetentionPolicy> policies) {
        return policies.stream()
                .filter(policy -> policy.records().contains(record))
                .toList();
    }

    static void refuse(RecordRules rules) {
        for (RecordRules.Keep keep : rules.keep()) {
            for (RecordRules.Remove remove : rules.remove()) {
                if (!isResolved(keep, remove) && outlasts(keep.rule().clock(), remove)) {
                    throw new PolicyException(
                            "a rule keeps a record longer than another lets it live; say in the rule that keeps whether"
                                    + " it outranks the other or yields to it",
                            Safe.of("keep", keep.ref().toString()),
                            Safe.of("remove", remove.ref().toString()));
                }
            }
        }
    }

    private static boolean isResolved(RecordRules.Keep keep, RecordRules.Remove remove) {
        RuleName name = remove.ref().name();
        return keep.rule().outranks().contains(name) || keep.rule().yieldsTo().contains(name);
    }

    private static boolean outlasts(RetentionClock keep, RecordRules.Remove remove) {
        SortedSet<String> events = new TreeSet<>(keep.events());
        events.addAll(remove.rule().clock().events());
        List<Set<String>> single = events.stream()
                .<Set<String>>map(Set::of)
                .filter(scenario -> bothStarted(keep, remove.rule().clock(), scenario))
                .toList();
        List<Set<String>> scenarios = single.isEmpty() ? List.of(events) : single;
        return scenarios.stream()
                .anyMatch(scenario -> DAYS.stream().anyMatch(day -> outlasts(keep, remove, at(scenario, day))));
    }

    private static boolean bothStarted(RetentionClock keep, RetentionClock remove, Set<String> scenario) {
        AnchorEvents events = at(scenario, DAYS.get(0));
        return keep.read(events) instanceof ClockReading.Started && remove.read(events) instanceof ClockReading.Started;
    }

    private static boolean outlasts(RetentionClock keep, RecordRules.Remove remove, AnchorEvents events) {
        return keep.read(events) instanceof ClockReading.Started kept
                && remove.rule().clock().read(events) instanceof ClockReading.Started removed
                && kept.at().isAfter(remove.removableAt(removed));
    }

    private static AnchorEvents at(Set<String> scenario, Instant day) {
        Map<String, Instant> events = new HashMap<>();
        scenario.forEach(event -> events.put(event, day));
        return AnchorEvents.of(events);
    }

    private Conflicts() {}
}
