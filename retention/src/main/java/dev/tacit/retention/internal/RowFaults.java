package dev.tacit.retention.internal;

import dev.tacit.retention.due.FailureReason;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a database has against rows from what ails the database itself, by SQLSTATE. What ails the database would meet
 * every row and passes, so a sweep stops for it; what it has against one row must not keep the others.
 *
 * <p>A failure that says nothing of itself counts as a row's: to note that takes a database that is well.
 */
final class RowFaults {
    /** Ours, of a class that the standard leaves free. */
    private static final String UNCHANGED = "TR001";

    private static final String UNTOLD = "TR000";
    private static final int CHARS = 5;

    private static final String PRIVILEGE_OR_ROW_SECURITY = "42501";
    private static final String H2_TRIGGER = "90044";
    private static final Set<String> CONSTRAINTS = Set.of("23", "44");

    /** Connections, transactions, rollbacks, names and syntax, resources, locks, operators, systems, drivers; H2's own. */
    private static final Set<String> ELSEWHERE =
            Set.of("08", "0A", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "90", "F0", "HY", "XX");

    /** Returns the failure of a statement that should have changed a locked row and did not. */
    static SQLException unchanged() {
        return new SQLException("a locked row was not changed", UNCHANGED);
    }

    /** Returns what the database has against the rows; empty if the failure lies elsewhere. */
    static Optional<FailureReason> of(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState())
                .filter(told -> told.length() == CHARS)
                .orElse(UNTOLD);
        if (state.equals(UNCHANGED)) {
            return Optional.of(FailureReason.UNCHANGED);
        }
        String category = state.substring(0, 2);
        if (CONSTRAINTS.contains(category)) {
            return Optional.of(FailureReason.CONSTRAINT);
        }
        return ELSEWHERE.contains(category) && !state.equals(PRIVILEGE_OR_ROW_SECURITY) && !state.equals(H2_TRIGGER)
                ? Optional.empty()
                : Optional.of(FailureReason.DATABASE);
    }

    private RowFaults() {}
}
