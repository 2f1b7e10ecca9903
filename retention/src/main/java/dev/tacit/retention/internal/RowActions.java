package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.json.JsonObject;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.store.CopyOrder;
import dev.tacit.retention.store.RecordRecipient;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one transaction of a sweep does to rows that are due, and to what hangs on them. Not thread-safe. */
final class RowActions {
    private static final Logger LOG = LoggerFactory.getLogger(RowActions.class);

    private final EngineSetup setup;
    private final Copies copies;
    private final Connection connection;
    private final Dialect dialect;
    private final Instant now;

    RowActions(EngineSetup setup, Copies copies, Connection connection, Dialect dialect, Instant now) {
        this.setup = setup;
        this.copies = copies;
        this.connection = connection;
        this.dialect = dialect;
        this.now = now;
    }

    /**
     * Acts on locked rows.
     *
     * @param spared members that stay
     * @param held rows of which a hold keeps something: their copies wait for its release
     * @return id → why that row was left as it is: a store or the archive could not take its part
     * @throws RowsRefusedException if a recipient did not take a record
     */
    Map<String, FailureReason> act(
            String runId, SweepBatch batch, RowStore store, List<Row> rows, Set<String> spared, Predicate<Row> held)
            throws SQLException {
        List<Row> free = rows.stream().filter(held.negate()).toList();
        Map<String, FailureReason> failed = new HashMap<>();
        copies.eraseBefore(batch.recordName(), free).forEach(id -> failed.put(id, FailureReason.STORE));
        List<Row> acting = without(rows, failed.keySet());
        archive(batch, acting, spared).forEach(id -> failed.put(id, FailureReason.ARCHIVE));
        List<Row> done = without(rows, failed.keySet());
        remove(batch, store, done, spared);
        copies.owe(connection, runId, batch, CopyOrder.AFTER_SOURCE, done, now);
        copies.owe(
                connection,
                runId,
                batch,
                CopyOrder.BEFORE_SOURCE,
                done.stream().filter(held).toList(),
                now);
        return failed;
    }

    /** Returns the ids of rows that could not be archived. */
    private Set<String> archive(SweepBatch batch, List<Row> rows, Set<String> spared) throws SQLException {
        return batch.action() == RemovalAction.ARCHIVE
                ? new Archiver(setup, setup.swept(batch.recordName()), setup.table(batch.recordName()))
                        .archive(connection, rows, spared)
                : Set.of();
    }

    private static List<Row> without(List<Row> rows, Set<String> ids) {
        return ids.isEmpty()
                ? rows
                : rows.stream().filter(row -> !ids.contains(row.id())).toList();
    }

    private void remove(SweepBatch batch, RowStore store, List<Row> rows, Set<String> spared) throws SQLException {
        removeBy(batch, store, rows, spared);
        if (batch.action() != RemovalAction.ERASE_ROW) {
            requireErased(store, rows, spared);
        }
    }

    /** A trigger may put a value back: what is still there was not removed, whatever the update said. */
    private void requireErased(RowStore store, List<Row> rows, Set<String> spared) throws SQLException {
        List<String> ids = rows.stream().map(Row::id).toList();
        for (Row row : store.find(connection, ids)) {
            if (row.personalDataLeft(store.table().mapping(), spared)) {
                throw RowFaults.unchanged();
            }
        }
    }

    private void removeBy(SweepBatch batch, RowStore store, List<Row> rows, Set<String> spared) throws SQLException {
        RowWriter writer = store.writer();
        switch (batch.action()) {
            case ERASE_FIELDS, ARCHIVE -> writer.eraseFields(connection, rows, spared);
            case ERASE_ROW -> writer.delete(connection, rows);
            case ANONYMIZE -> writer.anonymize(connection, rows);
            case PSEUDONYMIZE ->
                writer.pseudonymize(connection, rows, row -> setup.handleOf(row).orElseThrow());
            case CRYPTO_SHRED -> {
                writer.eraseFields(connection, rows, spared);
                new Shreds(setup).note(connection, dialect, rows);
            }
            case RETURN -> {
                handOver(batch.recordName(), rows);
                writer.eraseFields(connection, rows, spared);
            }
        }
    }

    /** A batch that fails after this is handed over again: the recipient has a record twice rather than never. */
    private void handOver(String recordName, List<Row> rows) {
        RecordRecipient recipient = setup.swept(recordName).recipient().orElseThrow();
        for (Row row : rows) {
            handOver(recipient, RecordRef.of(recordName, row.id()), row);
        }
    }

    private static void handOver(RecordRecipient recipient, RecordRef record, Row row) {
        try {
            JsonObject content = recipient
                    .codec()
                    .export(row.document().text().orElse("{}"), row.subject().orElseThrow());
            recipient.sink().accept(record, content);
        } catch (RuntimeException failure) {
            // The host's message may quote what it was given, so only its class is told.
            LOG.atWarn()
                    .addKeyValue("exception", failure.getClass().getName())
                    .log("a recipient did not take a record, so it stays");
            throw new RowsRefusedException(FailureReason.RECIPIENT);
        }
    }
}
