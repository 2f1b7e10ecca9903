package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RuleRef;
import dev.tacit.retention.sweep.PlannedRemoval;
import dev.tacit.retention.sweep.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Counts what a plan removes and what it leaves; its size depends on rules, not on rows. Not thread-safe. */
final class PlanTally {
    private static final int SAMPLES = 5;

    private final Map<RemovalKey, Count> removals = new LinkedHashMap<>();
    private final Map<RefusalKey, Count> refusals = new LinkedHashMap<>();

    private record RemovalKey(String recordName, RuleRef rule, RemovalAction action) {}

    private record RefusalKey(
            String recordName, RefusalReason reason, Optional<RuleRef> rule, SortedSet<String> missing) {}

    private static final class Count {
        private long records;
        private long overdue;
        private long ageUnknown;
        private final List<SubjectHandle> samples = new ArrayList<>();

        void add(Unstarted.Waiting waiting, List<SubjectHandle> handles) {
            records += waiting.records();
            overdue += waiting.overdue();
            ageUnknown += waiting.ageUnknown();
            handles.stream()
                    .filter(sample -> samples.size() < SAMPLES && !samples.contains(sample))
                    .forEach(samples::add);
        }

        void add(Optional<SubjectHandle> handle) {
            records++;
            handle.filter(sample -> samples.size() < SAMPLES && !samples.contains(sample))
                    .ifPresent(samples::add);
        }
    }

    void due(String recordName, DueDecision.Due due, SubjectHandle handle) {
        removals.computeIfAbsent(new RemovalKey(recordName, due.rule(), due.action()), key -> new Count())
                .add(Optional.of(handle));
    }

    void refused(String recordName, DueDecision decision, Optional<SubjectHandle> handle) {
        SortedSet<String> missing = decision instanceof DueDecision.ClockNotStarted notStarted
                ? notStarted.missing()
                : Collections.emptySortedSet();
        RefusalReason reason = decision.refusal().orElseThrow();
        Count count = count(new RefusalKey(recordName, reason, decision.decidedBy(), missing), handle);
        // What another rule calls due already has a clock that should run.
        count.overdue += reason == RefusalReason.CLOCK_NOT_STARTED ? 1 : 0;
    }

    void unreadable(String recordName, RuleRef rule, Optional<SubjectHandle> handle) {
        Count unused =
                count(new RefusalKey(recordName, RefusalReason.UNREADABLE, Optional.of(rule), new TreeSet<>()), handle);
    }

    /** @param decision that of a row whose clocks were never started */
    void unstarted(String recordName, DueDecision decision, Unstarted.Waiting waiting, List<SubjectHandle> samples) {
        if (decision instanceof DueDecision.ClockNotStarted notStarted) {
            Count count = refusals.computeIfAbsent(
                    new RefusalKey(
                            recordName,
                            RefusalReason.CLOCK_NOT_STARTED,
                            Optional.of(notStarted.rule()),
                            notStarted.missing()),
                    absent -> new Count());
            count.add(waiting, samples);
        }
    }

    private Count count(RefusalKey key, Optional<SubjectHandle> handle) {
        Count count = refusals.computeIfAbsent(key, absent -> new Count());
        count.add(handle);
        return count;
    }

    List<PlannedRemoval> removals() {
        return removals.entrySet().stream()
                .map(entry -> new PlannedRemoval(
                        entry.getKey().recordName(),
                        entry.getKey().rule(),
                        entry.getKey().action(),
                        entry.getValue().records,
                        entry.getValue().samples))
                .toList();
    }

    List<Refusal> refusals() {
        return refusals.entrySet().stream()
                .map(entry -> new Refusal(
                        entry.getKey().recordName(),
                        entry.getKey().reason(),
                        entry.getKey().rule(),
                        entry.getKey().missing(),
                        entry.getValue().records,
                        entry.getValue().overdue,
                        entry.getValue().ageUnknown,
                        entry.getValue().samples))
                .toList();
    }
}
