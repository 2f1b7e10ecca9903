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
 * Counts the rows of a table in which something personal is left and for which no event has started any clock: nothing
 * removes them before one does. An open order is such a row, and so is one whose event got lost; the other events that a
 * row shows tell for how long it waits. The database counts; only a few rows are read, as samples.
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

    /**
     * Rows that wait for an event.
     *
     * @param overdue how many show an event that is older than the alarm age
     * @param ageUnknown how many show no event at all
     */
    record Waiting(long records, long overdue, long ageUnknown) {}

    void count(Connection connection, Instant now) throws SQLException {
        MappedTable table = store.table();
        List<String> events = List.copyOf(table.rules().events());
        String nulls = events.stream()
                .map(event -> table.mapping().anchorColumns().get(event))
                .map(SqlName::text)
                .map(column -> "CASE WHEN " + column + " IS NULL THEN 0 ELSE 1 END")
                .collect(Collectors.joining(", "));
        String where = table.unstartedCondition(now);
        List<String> anchors = table.mapping().anchorColumns().values().stream()
                .map(SqlName::text)
                .toList();
        String sql = "SELECT " + nulls + ", COUNT(*), " + sumIf(anchors, " < ?", " OR ") + ", "
                + sumIf(anchors, " IS NULL", " AND ") + " FROM "
                + table.mapping().table() + " WHERE " + where + " GROUP BY "
                + nulls + " ORDER BY " + nulls;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 1; i <= anchors.size(); i++) {
                select.setObject(i, Instants.column(now.minus(setup.alarmAfter())));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    AnchorEvents recorded = recorded(events, rows);
                    DueDecision decision = table.whole().decide(RecordFacts.of(recorded), now);
                    List<SubjectHandle> samples = samples(connection, where, recorded);
                    tally.unstarted(table.mapping().recordName(), decision, waiting(rows, events.size()), samples);
                }
            }
        }
    }

    private static Waiting waiting(ResultSet row, int events) throws SQLException {
        return new Waiting(row.getLong(events + 1), row.getLong(events + 2), row.getLong(events + 3));
    }

    private static String sumIf(List<String> columns, String condition, String joinedBy) {
        return columns.stream()
                .map(column -> column + condition)
                .collect(Collectors.joining(joinedBy, "SUM(CASE WHEN ", " THEN 1 ELSE 0 END)"));
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
