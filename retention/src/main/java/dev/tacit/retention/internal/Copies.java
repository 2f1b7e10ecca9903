package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.retention.store.CopyOrder;
import dev.tacit.retention.store.StoreCopy;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases the copies of rows that a sweep removes: some before their row, in its transaction; the others after its commit,
 * because a cache or an index fills itself from the row. What is owed was written down with the removal, so a crash
 * forgets none; a hold keeps what is owed until it is released. Not thread-safe; one per worker and run.
 */
final class Copies {
    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

    private final EngineSetup setup;
    private final OwedCopies table;
    private final Set<String> tried = new HashSet<>();

    Copies(EngineSetup setup) {
        this.setup = setup;
        this.table = new OwedCopies(setup.tenant());
    }

    /** Erases what goes before its row, and returns the ids of records of which a store still shows something. */
    Set<String> eraseBefore(String recordName, List<Row> rows) {
        Set<String> left = new HashSet<>();
        for (StoreCopy copy : setup.copies(recordName, CopyOrder.BEFORE_SOURCE)) {
            List<OwedCopies.Owed> records = owed(rows);
            erase(copy, recordName, records).forEach(owed -> left.add(owed.recordId()));
        }
        return left;
    }

    /** Writes down what is to be erased after these rows, which were removed in the same transaction. */
    void owe(Connection connection, String runId, SweepBatch batch, CopyOrder order, List<Row> rows, Instant at)
            throws SQLException {
        for (StoreCopy copy : rows.isEmpty() ? List.<StoreCopy>of() : setup.copies(batch.recordName(), order)) {
            OwedCopies.Entry entry = new OwedCopies.Entry(
                    "", runId, setup.policyHash(), copy.store(), batch.recordName(), batch.rule(), owed(rows));
            table.owe(connection, entry, at);
        }
    }

    private static List<OwedCopies.Owed> owed(List<Row> rows) {
        return rows.stream()
                .map(row -> new OwedCopies.Owed(row.id(), row.subject().orElseThrow()))
                .toList();
    }

    /** Erases what is owed, each entry once in this object's life: what a store cannot erase now waits for the next run. */
    void settle() {
        if (!setup.hasCopies()) {
            return;
        }
        List<String> ids = setup.database().transaction((connection, dialect) -> table.ids(connection));
        for (String id : ids) {
            if (tried.add(id)) {
                settleEach(id);
            }
        }
    }

    /** A subject at a time, each in a transaction of its own: a hold that is placed waits for one answer of the store. */
    private void settleEach(String id) {
        Set<Subject> asked = new HashSet<>();
        boolean more = true;
        while (more) {
            more = setup.database().transaction((connection, dialect) -> settleNext(connection, dialect, id, asked));
        }
    }

    /** Returns whether there was a subject to ask for; each is asked for once. */
    private boolean settleNext(Connection connection, Dialect dialect, String id, Set<Subject> asked)
            throws SQLException {
        setup.holds().enterShared(connection, dialect);
        Optional<OwedCopies.Entry> claimed = table.claim(connection, dialect, id);
        Optional<Subject> next = claimed.stream()
                .flatMap(entry -> entry.records().stream())
                .map(OwedCopies.Owed::subject)
                .filter(asked::add)
                .findFirst();
        if (next.isEmpty()) {
            return false;
        }
        OwedCopies.Entry entry = claimed.orElseThrow();
        Optional<StoreCopy> copy = setup.copy(entry.recordName(), entry.store());
        if (copy.isEmpty()) {
            return false;
        }
        List<OwedCopies.Owed> theirs = entry.records().stream()
                .filter(owed -> owed.subject().equals(next.get()))
                .toList();
        List<OwedCopies.Owed> free = without(theirs, held(connection, entry.with(theirs)));
        List<OwedCopies.Owed> gone = without(free, erase(copy.get(), entry.recordName(), free));
        if (!gone.isEmpty()) {
            table.settle(connection, entry.with(without(entry.records(), gone)));
            Audit.record(setup, event(entry, gone));
        }
        return true;
    }

    private List<OwedCopies.Owed> held(Connection connection, OwedCopies.Entry entry) throws SQLException {
        Instant now = setup.clock().trustedNow(connection);
        List<RecordRef> refs = refs(entry.recordName(), entry.records());
        Map<Subject, SubjectHandle> handles = entry.records().stream()
                .map(OwedCopies.Owed::subject)
                .distinct()
                .collect(Collectors.toMap(subject -> subject, setup::handleOf));
        ActiveHolds holds = setup.holds().on(connection, now, refs, handles.values());
        Set<String> categories = setup.table(entry.recordName()).categories().keySet();
        return entry.records().stream()
                .filter(owed -> !holds.on(
                                RecordRef.of(entry.recordName(), owed.recordId()),
                                Optional.ofNullable(handles.get(owed.subject())),
                                categories)
                        .isEmpty())
                .toList();
    }

    /** Returns those of the records of which the store still shows something; all of a subject's, if the store fails. */
    private static List<OwedCopies.Owed> erase(StoreCopy copy, String recordName, List<OwedCopies.Owed> records) {
        Map<Subject, List<OwedCopies.Owed>> bySubject = new LinkedHashMap<>();
        records.forEach(owed -> bySubject
                .computeIfAbsent(owed.subject(), key -> new ArrayList<>())
                .add(owed));
        List<OwedCopies.Owed> left = new ArrayList<>();
        bySubject.forEach((subject, owed) -> left.addAll(erase(copy, recordName, subject, owed)));
        return left;
    }

    private static List<OwedCopies.Owed> erase(
            StoreCopy copy, String recordName, Subject subject, List<OwedCopies.Owed> records) {
        List<RecordRef> refs = refs(recordName, records);
        try {
            Set<RecordRef> left = new HashSet<>();
            for (ErasureOutcome outcome : copy.provider().erase(subject, refs)) {
                if (outcome.result() == ErasureOutcome.Result.HELD
                        || outcome.result() == ErasureOutcome.Result.FAILED) {
                    left.add(outcome.record());
                }
            }
            left.addAll(copy.provider().verifyGone(subject, refs));
            return records.stream()
                    .filter(owed -> left.contains(RecordRef.of(recordName, owed.recordId())))
                    .toList();
        } catch (RuntimeException failure) {
            // The store's message may quote what it holds, so only its class is told.
            LOG.atWarn()
                    .addKeyValue("store", copy.store())
                    .addKeyValue("exception", failure.getClass().getName())
                    .log("a store that holds copies failed; what it owes stays owed");
            return records;
        }
    }

    private static List<RecordRef> refs(String recordName, List<OwedCopies.Owed> records) {
        return records.stream()
                .map(owed -> RecordRef.of(recordName, owed.recordId()))
                .toList();
    }

    private static List<OwedCopies.Owed> without(List<OwedCopies.Owed> records, List<OwedCopies.Owed> others) {
        Set<OwedCopies.Owed> left = new HashSet<>(others);
        return records.stream().filter(owed -> !left.contains(owed)).toList();
    }

    private AuditEvent.Removal event(OwedCopies.Entry entry, List<OwedCopies.Owed> gone) {
        return new AuditEvent.Removal(
                setup.tenant(),
                setup.actor(),
                entry.rule() + "#" + entry.policyHash() + "#" + entry.runId(),
                entry.recordName(),
                "ERASE_COPY:" + entry.store(),
                gone.stream()
                        .map(owed -> setup.handleOf(owed.subject()))
                        .distinct()
                        .toList(),
                gone.size(),
                Outcome.ALLOWED);
    }
}
