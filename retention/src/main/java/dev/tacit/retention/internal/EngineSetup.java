package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.SubjectHandles;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.store.CopyOrder;
import dev.tacit.retention.store.StoreCopy;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.MassDeleteGuard;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that an engine was built with. Immutable and thread-safe if the host's parts are.
 *
 * @param tables record name → table, in the order in which they are swept
 * @param swept record name → what hangs on the table
 * @param order which tables are swept before which
 * @param shredding who shreds keys; empty if no rule does
 * @param alarmAfter how old a row whose clock never started may be, by the events that it shows, until it is an alarm
 * @param limits how much a worker does at once, and how fast
 */
public record EngineSetup(
        Database database,
        Tenant tenant,
        Actor actor,
        SubjectHandles handles,
        AuditSink auditSink,
        SweepClock clock,
        String policyHash,
        Map<String, RowStore> tables,
        Map<String, SweptTable> swept,
        SweepOrder order,
        Optional<KeyShredding> shredding,
        MassDeleteGuard guard,
        Duration alarmAfter,
        WorkLimits limits) {
    /** Returns the pseudonym of the row's subject; empty if the row names none. */
    Optional<SubjectHandle> handleOf(Row row) {
        return row.subject().map(this::handleOf);
    }

    /** Returns the subject's pseudonym. */
    public SubjectHandle handleOf(Subject subject) {
        return handles.handleOf(tenant, subject);
    }

    static RecordRef ref(RowStore store, Row row) {
        return RecordRef.of(store.table().mapping().recordName(), row.id());
    }

    /** Returns how many levels tables stand on. */
    int levels() {
        return order.levels();
    }

    /** Returns how far up the table stands: children are 0. */
    int levelOf(String recordName) {
        return order.levelOf(recordName);
    }

    int batchSize() {
        return limits.batchSize();
    }

    Duration lockTimeout() {
        return limits.lockTimeout();
    }

    Duration lease() {
        return limits.lease();
    }

    Pace pace() {
        return limits.pace();
    }

    /** Returns the table's holds. */
    public HoldTable holds() {
        return new HoldTable(tenant);
    }

    /** Returns the stores that hold copies of this kind of record and go in this order. */
    List<StoreCopy> copies(String recordName, CopyOrder when) {
        return Objects.requireNonNull(swept.get(recordName), "table").copies().stream()
                .filter(copy -> copy.order() == when)
                .toList();
    }

    /** Returns the store of this name that holds copies of this kind of record; empty if none is declared. */
    Optional<StoreCopy> copy(String recordName, String store) {
        return Optional.ofNullable(swept.get(recordName)).stream()
                .flatMap(table -> table.copies().stream())
                .filter(copy -> copy.store().equals(store))
                .findFirst();
    }

    /**
     * Says whether a removal asks a recipient or another store first: one that is slow must keep neither the gate from a hold
     * nor a transaction open for many records.
     */
    boolean asksOthers(SweepBatch batch) {
        return batch.action() == RemovalAction.RETURN
                || (swept.containsKey(batch.recordName())
                        && !copies(batch.recordName(), CopyOrder.BEFORE_SOURCE).isEmpty());
    }

    boolean hasCopies() {
        return swept.values().stream().anyMatch(table -> !table.copies().isEmpty());
    }

    /** Returns the table of a kind of record. */
    MappedTable table(String recordName) {
        return Objects.requireNonNull(tables.get(recordName), "table").table();
    }

    /** Returns what hangs on a kind of record's table. */
    SweptTable swept(String recordName) {
        return Objects.requireNonNull(swept.get(recordName), "table");
    }

    /** Returns a hash of the declared copies: which stores hold records of which kind, and when they go. */
    String copiesHash() {
        Fingerprint declared = new Fingerprint();
        for (String recordName : tables.keySet()) {
            swept(recordName).copies().stream()
                    .sorted(Comparator.comparing(StoreCopy::store))
                    .forEach(copy ->
                            declared.add(recordName, copy.store(), copy.order().name()));
        }
        return declared.hex();
    }
}
