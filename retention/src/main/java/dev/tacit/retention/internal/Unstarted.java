package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.RecordFacts;
import dev.tacit.retention.policy.AnchorEvents;
import dev.tacit.table.SqlName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Counts the rows of a table in which something personal is left and for which no event has started any clock: nobody
 * will ever remove them, so somebody must ask why. The database counts; only a few rows are read, as samples.
 */
final class Unstarted {
    private static final int SAMPLES = 5;

    private final EngineSetup setup;
    private final RowStore store;
    private final PlanTally tally;

    Unstarted(EngineSetup setup, RowStore store, PlanTally tally) {
        this.setup = setup;
        this.store = store;
        this.tally = tally;
    }

    void count(Connection connection, Instant now) throws SQLException {
        MappedTable table = store.table();
        List<String> events = List.copyOf(table.rules().events());
        String nulls = events.stream()
                .map(event -> table.mapping().anchorColumns().get(event))
                .map(SqlName::text)
                .map(column -> "CASE WHEN " + column + " IS NULL THEN 0 ELSE 1 END")
                .collect(Collectors.joining(", "));
        String where = table.unstartedCondition(now);
        String sql = "SELECT " + nulls + ", COUNT(*) FROM " + table.mapping().table() + " WHERE " + where + " GROUP BY "
                + nulls + " ORDER BY " + nulls;
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                AnchorEvents recorded = recorded(events, rows);
                long count = rows.getLong(events.size() + 1);
                DueDecision decision = table.whole().decide(RecordFacts.of(recorded), now);
                tally.unstarted(table.mapping().recordName(), decision, count, samples(connection, where, recorded));
            }
        }
    }

    private static AnchorEvents recorded(List<String> events, ResultSet row) throws SQLException {
        Map<String, Instant> recorded = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (row.getInt(i + 1) == 1) {
                recorded.put(events.get(i), Instant.EPOCH);
            }
        }
        return AnchorEvents.of(recorded);
    }

    private List<SubjectHandle> samples(Connection connection, String where, AnchorEvents recorded)
            throws SQLException {
        return store.first(connection, where, SAMPLES).stream()
                .filter(row -> row.events()
                        .recorded()
                        .keySet()
                        .containsAll(recorded.recorded().keySet()))
                .map(setup::handleOf)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
