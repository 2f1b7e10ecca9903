package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.SubjectHandles;
import dev.tacit.retention.sweep.MassDeleteGuard;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that an engine was built with. Immutable and thread-safe if the host's parts are.
 *
 * @param tables record name → table, in the order in which they are swept
 * @param order which tables are swept before which
 * @param returns record name → who takes what is returned
 * @param shredding who shreds keys; empty if no rule does
 * @param pace how fast a worker may go
 * @param batchSize rows of a batch
 * @param lockTimeout how long a statement waits for a lock
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
        SweepOrder order,
        Map<String, RecordReturn> returns,
        Optional<KeyShredding> shredding,
        Pace pace,
        MassDeleteGuard guard,
        int batchSize,
        Duration lockTimeout) {
    private static final int BATCHES_A_PAGE = 10;
    private static final int MAX_PAGE = 5_000;

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

    /** Returns how many rows a plan reads at once: of rows without documents, which are small, several batches. */
    int pageSize(RowStore store) {
        boolean small = store.table().mapping().documentColumn().isEmpty();
        return small ? Math.max(batchSize, Math.min(BATCHES_A_PAGE * batchSize, MAX_PAGE)) : batchSize;
    }

    /** Returns how many levels tables stand on. */
    int levels() {
        return order.levels();
    }

    /** Returns how far up the table stands: children are 0. */
    int levelOf(String recordName) {
        return order.levelOf(recordName);
    }

    /** Returns who takes the records of this kind. */
    RecordReturn returns(String recordName) {
        return Objects.requireNonNull(returns.get(recordName), "who takes returned records");
    }

    /** Returns the table's holds. */
    public HoldTable holds() {
        return new HoldTable(tenant);
    }
}
