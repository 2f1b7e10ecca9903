package dev.tacit.retention.internal;

import dev.tacit.table.SqlName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statement that reads one page of the rows that may be due in one way, in the order of the anchor that makes them so:
 * its cost grows with those rows, neither with the table nor with the page's number. Immutable and thread-safe.
 *
 * @param arm the way
 * @param left what must be left in the row; empty if any row counts
 * @param earlier the ways that were read before, whose rows are left out
 */
record DueQuery(Arm arm, Optional<String> left, List<DueQuery> earlier) {
    DueQuery {
        earlier = List.copyOf(earlier);
    }

    /** Where a page ended. */
    record Position(Instant anchor, String id) {}

    SqlName lead() {
        return arm.lead();
    }

    /** Returns the condition without a position. */
    String condition() {
        StringBuilder sql = new StringBuilder(own());
        earlier.forEach(other -> sql.append(" AND (").append(besides(other)).append(") IS NOT TRUE"));
        return sql.toString();
    }

    /** What must be left in both is asked once: an index then answers without the row. */
    private String besides(DueQuery other) {
        return other.left.equals(left) ? other.arm.sql() : other.own();
    }

    List<Instant> parameters() {
        List<Instant> parameters = new ArrayList<>(arm.parameters());
        earlier.forEach(other -> parameters.addAll(other.arm.parameters()));
        return parameters;
    }

    private String own() {
        return arm.sql() + left.map(condition -> " AND " + condition).orElse("");
    }
}
