package dev.tacit.retention.internal;

import dev.tacit.retention.due.FailedRemoval;
import dev.tacit.retention.due.FailureReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what sweeps could not remove, in the batches that the host has not cleared yet. */
public final class Failures {
    /** Returns id → the last attempt to remove that row, for those of which it failed. */
    public static Map<String, FailedRemoval> of(
            EngineSetup setup, Connection connection, RowStore store, List<Row> rows) throws SQLException {
        Set<String> ids = rows.stream().map(Row::id).collect(Collectors.toSet());
        Map<String, FailedRemoval> failed = new HashMap<>();
        String recordName = store.table().mapping().recordName();
        new BatchTable().failed(connection, setup.tenant(), recordName, (batch, at) -> note(batch, at, ids, failed));
        return failed;
    }

    private static void note(SweepBatch batch, Instant at, Set<String> ids, Map<String, FailedRemoval> failed) {
        for (Map.Entry<Integer, FailureReason> failure : batch.failures().entrySet()) {
            String id = batch.ids().get(failure.getKey());
            if (ids.contains(id)) {
                failed.put(id, new FailedRemoval(failure.getValue(), at));
            }
        }
    }

    private Failures() {}
}
