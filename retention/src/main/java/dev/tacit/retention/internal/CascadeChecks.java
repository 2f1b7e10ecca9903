package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.table.SqlName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for rows that the database would delete or change of its own accord together with those that a rule deletes or
 * changes: neither rules nor holds of theirs would be asked. Triggers cannot be seen.
 */
final class CascadeChecks {
    /** @throws RetentionSetupException naming the table, unless the host said that it holds no personal data */
    static void refuse(Connection connection, SweptTable swept, PolicyPlaces places) throws SQLException {
        Map<String, SqlName> harmless = new HashMap<>();
        swept.withoutPersonalData().keySet().forEach(table -> harmless.put(ForeignKey.lower(table), table));
        Deque<SqlName> open = new ArrayDeque<>(Set.of(swept.mapping().table()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            for (Reference key : Reference.to(connection, open.remove())) {
                SqlName table = harmless.get(key.from());
                if (key.deletes() && table == null) {
                    throw new RetentionSetupException(
                            places.action(RemovalAction.ERASE_ROW),
                            "with these rows the database deletes those of another table (ON DELETE CASCADE), and neither"
                                    + " rules nor holds of theirs would be asked; sweep that table first, without the"
                                    + " cascade, or say that it holds no personal data",
                            Safe.of("table", swept.mapping().table().text()),
                            Safe.of("deletes", key.from()));
                }
                if (key.deletes() && table != null && seen.add(key.from())) {
                    open.add(table);
                }
            }
        }
    }

    /**
     * @param changed the columns that a removal clears or replaces
     * @throws RetentionSetupException naming the table that a foreign key would change along
     */
    static void refuseChanges(Connection connection, SqlName table, List<SqlName> changed, PolicyPlaces places)
            throws SQLException {
        Set<String> names = changed.stream().map(ForeignKey::lower).collect(Collectors.toSet());
        for (Reference key : Reference.to(connection, table)) {
            if (key.changes() && names.contains(key.column())) {
                throw new RetentionSetupException(
                        places.removal(),
                        "a removal changes this column, and with it the database changes another table's rows (ON UPDATE"
                                + " CASCADE or SET): neither rules nor holds of theirs would be asked",
                        Safe.of("table", table.text()),
                        Safe.of("column", key.column()),
                        Safe.of("changes", key.from()));
            }
        }
    }

    private CascadeChecks() {}
}
