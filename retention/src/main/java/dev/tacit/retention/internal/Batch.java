package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One transaction of a sweep, over items that it has locked: lock the rows; enter the hold gate; look for holds and decide
 * anew, from what the locked rows say; act; note what became of each; tell the audit log. Not thread-safe; one per
 * transaction.
 */
final class Batch {
    private final EngineSetup setup;
    private final Connection connection;
    private final Dialect dialect;
    private final String runId;
    private final Instant now;
    private final ItemTable itemTable = new ItemTable();

    Batch(EngineSetup setup, Connection connection, Dialect dialect, String runId, Instant now) {
        this.setup = setup;
        this.connection = connection;
        this.dialect = dialect;
        this.runId = runId;
        this.now = now;
    }

    /** An item together with its row, which is locked. */
    private record Claimed(SweepItem item, Row row) {}

    /** An item whose row is to be removed, and the decision that says how. */
    private record Removal(Claimed claimed, DueDecision.Due due) {
        SweepItem done() {
            SweepItem item = claimed.item();
            return new SweepItem(
                    item.number(),
                    item.recordName(),
                    item.recordId(),
                    item.handle(),
                    due.rule().toString(),
                    due.action());
        }
    }

    void run(List<SweepItem> items, RowStore.Locking locking) throws SQLException {
        Map<RowStore, List<Claimed>> claimed = new LinkedHashMap<>();
        for (Map.Entry<RowStore, List<SweepItem>> table : byTable(items).entrySet()) {
            claimed.put(table.getKey(), lockRows(table.getKey(), table.getValue(), locking));
        }
        // Holds are looked up after the row locks, by a statement of its own: under READ COMMITTED an earlier
        // statement would not see a hold that was committed while this one waited.
        setup.holds().enterShared(connection, dialect);
        for (Map.Entry<RowStore, List<Claimed>> table : claimed.entrySet()) {
            removeDue(table.getKey(), table.getValue());
        }
    }

    private Map<RowStore, List<SweepItem>> byTable(List<SweepItem> items) {
        Map<RowStore, List<SweepItem>> tables = new LinkedHashMap<>();
        for (SweepItem item : items) {
            Optional.ofNullable(setup.tables().get(item.recordName()))
                    .ifPresent(store -> tables.computeIfAbsent(store, key -> new ArrayList<>())
                            .add(item));
        }
        return tables;
    }

    private List<Claimed> lockRows(RowStore store, List<SweepItem> items, RowStore.Locking locking)
            throws SQLException {
        List<String> ids = items.stream().map(SweepItem::recordId).toList();
        Map<String, Row> locked = new LinkedHashMap<>();
        store.lock(connection, dialect, ids, locking).forEach(row -> locked.put(row.id(), row));
        List<Claimed> claimed = new ArrayList<>();
        List<SweepItem> missed = new ArrayList<>();
        for (SweepItem item : items) {
            Row row = locked.get(item.recordId());
            if (row == null) {
                missed.add(item);
            } else {
                claimed.add(new Claimed(item, row));
            }
        }
        finishVanished(store, missed);
        return claimed;
    }

    /** A row that was not locked is either locked by another, and stays planned, or it is gone. */
    private void finishVanished(RowStore store, List<SweepItem> missed) throws SQLException {
        Set<String> present = store.existing(
                connection, missed.stream().map(SweepItem::recordId).toList());
        for (SweepItem item : missed) {
            if (!present.contains(item.recordId())) {
                itemTable.finish(connection, runId, item, ItemState.ALREADY_GONE, now);
            }
        }
    }

    private void removeDue(RowStore store, List<Claimed> claimed) throws SQLException {
        Judge judge = Judge.over(
                setup, connection, store, claimed.stream().map(Claimed::row).toList(), now);
        List<Removal> removals = new ArrayList<>();
        for (Claimed one : claimed) {
            Optional<DueDecision> decision = judge.decide(one.row());
            Optional<DueDecision.Due> due = due(decision);
            if (due.isPresent() && isPossible(due.get(), one.row())) {
                removals.add(new Removal(one, due.get()));
            } else {
                itemTable.finish(connection, runId, one.item(), leftAs(decision, due), now);
            }
        }
        act(store, removals);
    }

    private static Optional<DueDecision.Due> due(Optional<DueDecision> decision) {
        return decision.filter(DueDecision.Due.class::isInstance).map(DueDecision.Due.class::cast);
    }

    /** What is personal in a document that cannot be read cannot be taken out of it. */
    private static boolean isPossible(DueDecision.Due due, Row row) {
        return due.action() == RemovalAction.ERASE_ROW || !(row.document() instanceof StoredDocument.Unreadable);
    }

    private static ItemState leftAs(Optional<DueDecision> decision, Optional<DueDecision.Due> due) {
        if (decision.isEmpty()) {
            return ItemState.ALREADY_GONE;
        }
        return due.isPresent() ? ItemState.FAILED : ItemState.NOT_DUE;
    }

    private void act(RowStore store, List<Removal> removals) throws SQLException {
        store.eraseFields(connection, rows(removals, RemovalAction.ERASE_FIELDS));
        store.delete(connection, rows(removals, RemovalAction.ERASE_ROW));
        for (Removal removal : removals) {
            itemTable.finish(connection, runId, removal.done(), ItemState.REMOVED, now);
        }
        removalEvents(removals).forEach(event -> Audit.record(setup, event));
    }

    private static List<Row> rows(List<Removal> removals, RemovalAction action) {
        return removals.stream()
                .filter(removal -> removal.due().action() == action)
                .map(removal -> removal.claimed().row())
                .toList();
    }

    /** One event for each rule that acted, which in most batches is one. */
    private List<AuditEvent> removalEvents(List<Removal> removals) {
        Map<String, List<SweepItem>> byRule = new LinkedHashMap<>();
        for (Removal removal : removals) {
            byRule.computeIfAbsent(removal.done().rule(), rule -> new ArrayList<>())
                    .add(removal.done());
        }
        List<AuditEvent> events = new ArrayList<>();
        byRule.forEach((rule, items) -> events.add(event(rule, items)));
        return events;
    }

    private AuditEvent event(String rule, List<SweepItem> items) {
        List<SubjectHandle> subjects =
                items.stream().map(SweepItem::handle).distinct().toList();
        return new AuditEvent.Removal(
                setup.tenant(),
                setup.actor(),
                rule + "#" + setup.policyHash(),
                items.get(0).recordName(),
                items.get(0).action().name(),
                subjects,
                items.size(),
                Outcome.ALLOWED);
    }
}
