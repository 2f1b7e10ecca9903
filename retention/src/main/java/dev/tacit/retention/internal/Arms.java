package dev.tacit.retention.internal;

import dev.tacit.retention.policy.RecordRules;
import dev.tacit.retention.policy.RetentionClock;
import dev.tacit.table.SqlName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Turns clocks into conditions on anchor columns, so that the database finds what may be due by an index. Every row that
 * is due satisfies one; some that are not yet due do too, by a few days of a calendar's irregularities. Immutable.
 */
final class Arms {
    private final Map<String, SqlName> columns;
    private final Instant now;
    private final Duration lag;

    /** @param columns event → column, for every event that a clock looks at */
    Arms(Map<String, SqlName> columns, Instant now) {
        this(columns, now, Duration.ZERO);
    }

    /** @param lag how much earlier than a clock runs out a row is due */
    private Arms(Map<String, SqlName> columns, Instant now, Duration lag) {
        this.columns = columns;
        this.now = now;
        this.lag = lag;
    }

    /** Returns how rows may be due by this rule; empty while its policy is not effective. */
    List<Arm> due(RecordRules.Remove rule) {
        return rule.effectiveFrom().isAfter(now)
                ? List.of()
                : new Arms(columns, now, rule.lag())
                        .due(rule.rule().clock()).stream().distinct().toList();
    }

    /** Returns how rows may have started none of these rules' clocks. */
    List<Arm> unstarted(List<RecordRules.Remove> rules) {
        return all(rules.stream().map(rule -> unstarted(rule.rule().clock())));
    }

    private List<Arm> due(RetentionClock clock) {
        if (clock instanceof RetentionClock.After after) {
            return due(after);
        }
        if (clock instanceof RetentionClock.EarliestOf earliest) {
            return earliest.clocks().stream().flatMap(one -> due(one).stream()).toList();
        }
        if (clock instanceof RetentionClock.LatestOf latest) {
            return all(latest.clocks().stream().map(this::due));
        }
        List<Arm> arms = new ArrayList<>();
        List<RetentionClock> clocks = ((RetentionClock.FirstPresent) clock).clocks();
        for (int i = 0; i < clocks.size(); i++) {
            arms.addAll(all(
                    Stream.concat(clocks.subList(0, i).stream().map(this::unstarted), Stream.of(due(clocks.get(i))))));
        }
        return arms;
    }

    private List<Arm> due(RetentionClock.After after) {
        List<Arm> arms = new ArrayList<>();
        arms.add(Arm.atMost(column(after.anchor()), after.term().latestStart(now.plus(lag))));
        for (int i = 0; i < after.fallback().size(); i++) {
            Arm missing = Arm.missing(Stream.concat(Stream.of(after.anchor()), after.fallback().subList(0, i).stream())
                    .map(this::column));
            SqlName fallback = column(after.fallback().get(i));
            Arm.atMost(fallback, after.term().latestStart(now.plus(lag).minus(after.settle())))
                    .and(missing)
                    .ifPresent(arms::add);
        }
        return arms;
    }

    private List<Arm> unstarted(RetentionClock clock) {
        if (clock instanceof RetentionClock.LatestOf latest) {
            return latest.clocks().stream()
                    .flatMap(one -> unstarted(one).stream())
                    .toList();
        }
        if (clock instanceof RetentionClock.After after) {
            return List.of(Arm.missing(after.events().stream().map(this::column)));
        }
        return clock instanceof RetentionClock.EarliestOf earliest
                ? all(earliest.clocks().stream().map(this::unstarted))
                : all(((RetentionClock.FirstPresent) clock).clocks().stream().map(this::unstarted));
    }

    /** Returns the disjunction of all conjunctions with one arm of each. */
    private static List<Arm> all(Stream<List<Arm>> alternatives) {
        return alternatives
                .reduce((left, right) -> left.stream()
                        .flatMap(one -> right.stream().flatMap(two -> one.and(two).stream()))
                        .distinct()
                        .toList())
                .orElseGet(List::of);
    }

    private SqlName column(String event) {
        return Objects.requireNonNull(columns.get(event), "column of event");
    }
}
