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
import java.util.Map;
import java.util.Set;

/**
 * Looks for rows that the database would delete of its own accord together with those that a rule deletes: neither rules nor
 * holds of theirs would be asked. Triggers that delete rows cannot be seen.
 */
final class CascadeChecks {
    /** @throws RetentionSetupException naming the table, unless the host said that it holds no personal data */
    static void refuse(Connection connection, SweptTable swept, PolicyPlaces places) throws SQLException {
        Map<String, SqlName> harmless = new HashMap<>();
        swept.withoutPersonalData().keySet().forEach(table -> harmless.put(ForeignKey.lower(table), table));
        Deque<SqlName> open = new ArrayDeque<>(Set.of(swept.mapping().table()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            for (ForeignKey key : ForeignKey.to(connection, open.remove())) {
                SqlName table = harmless.get(key.from());
                if (key.cascades() && table == null) {
                    throw new RetentionSetupException(
                            places.action(RemovalAction.ERASE_ROW),
                            "with these rows the database deletes those of another table (ON DELETE CASCADE), and neither"
                                    + " rules nor holds of theirs would be asked; sweep that table first, without the"
                                    + " cascade, or say that it holds no personal data",
                            Safe.of("table", swept.mapping().table().text()),
                            Safe.of("deletes", key.from()));
                }
                if (key.cascades() && table != null && seen.add(key.from())) {
                    open.add(table);
                }
            }
        }
    }

    private CascadeChecks() {}
}
