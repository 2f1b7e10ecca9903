package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RuleRef;
import dev.tacit.retention.sweep.ItemState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers planned records into full batches, one for each rule and action, and writes them down. Not thread-safe. */
final class PlannedBatches {
    private final String runId;
    private final int size;
    private final BatchTable table = new BatchTable();
    private final Map<Key, Gathering> open = new LinkedHashMap<>();
    private long number;
    private long records;

    private record Key(int level, String recordName, RuleRef rule, RemovalAction action) {}

    private record Gathering(List<String> ids, List<SubjectHandle> handles) {}

    /** @param size most records of a batch */
    PlannedBatches(String runId, int size) {
        this.runId = runId;
        this.size = size;
    }

    void add(Connection connection, int level, String recordName, DueDecision.Due due, String id, SubjectHandle handle)
            throws SQLException {
        Key key = new Key(level, recordName, due.rule(), due.action());
        Gathering batch = open.computeIfAbsent(key, absent -> new Gathering(new ArrayList<>(), new ArrayList<>()));
        batch.ids().add(id);
        batch.handles().add(handle);
        records++;
        if (batch.ids().size() == size) {
            open.remove(key);
            write(connection, key, batch);
        }
    }

    /** Writes down the batches that did not fill. */
    void close(Connection connection) throws SQLException {
        for (Map.Entry<Key, Gathering> entry : open.entrySet()) {
            write(connection, entry.getKey(), entry.getValue());
        }
        open.clear();
    }

    long records() {
        return records;
    }

    private void write(Connection connection, Key key, Gathering batch) throws SQLException {
        table.insert(
                connection,
                runId,
                new SweepBatch(
                        number++,
                        key.level(),
                        key.recordName(),
                        key.rule().toString(),
                        key.action(),
                        batch.ids(),
                        batch.handles(),
                        Collections.nCopies(batch.ids().size(), ItemState.PLANNED),
                        Map.of(),
                        0));
    }
}
