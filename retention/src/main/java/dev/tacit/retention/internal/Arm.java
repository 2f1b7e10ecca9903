package dev.tacit.retention.internal;

import dev.tacit.table.SqlName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way in which rows may be due: some anchors lie at or before instants, others are missing. Of several, a conjunction.
 * Immutable and thread-safe.
 *
 * @param atMost column → the latest instant
 * @param missing columns that are NULL
 */
record Arm(Map<SqlName, Instant> atMost, SortedSet<SqlName> missing) {
    private static final Comparator<SqlName> BY_TEXT = Comparator.comparing(SqlName::text);

    Arm {
        Map<SqlName, Instant> ordered = new LinkedHashMap<>();
        atMost.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_TEXT))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        atMost = ordered;
        SortedSet<SqlName> sorted = new TreeSet<>(BY_TEXT);
        sorted.addAll(missing);
        missing = sorted;
    }

    static Arm atMost(SqlName column, Instant latest) {
        return new Arm(Map.of(column, latest), new TreeSet<>(BY_TEXT));
    }

    static Arm missing(Stream<SqlName> columns) {
        return new Arm(Map.of(), columns.collect(Collectors.toCollection(() -> new TreeSet<>(BY_TEXT))));
    }

    /** Returns the conjunction of both; empty if no row can satisfy it. */
    Optional<Arm> and(Arm other) {
        Map<SqlName, Instant> both = new LinkedHashMap<>(atMost);
        other.atMost.forEach((column, latest) -> both.merge(column, latest, (a, b) -> a.isBefore(b) ? a : b));
        SortedSet<SqlName> absent = new TreeSet<>(BY_TEXT);
        absent.addAll(missing);
        absent.addAll(other.missing);
        return absent.stream().anyMatch(both::containsKey) ? Optional.empty() : Optional.of(new Arm(both, absent));
    }

    /** Returns the column by which rows are paged: the one of the earliest instant, which leaves the fewest rows. */
    SqlName lead() {
        return atMost.entrySet().stream()
                .min(Map.Entry.<SqlName, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey(BY_TEXT)))
                .orElseThrow()
                .getKey();
    }

    /** Returns the condition, with a parameter for each instant. */
    String sql() {
        return Stream.concat(
                        atMost.keySet().stream().map(column -> column + " <= ?"),
                        missing.stream().map(column -> column + " IS NULL"))
                .collect(Collectors.joining(" AND "));
    }

    List<Instant> parameters() {
        return new ArrayList<>(atMost.values());
    }
}
