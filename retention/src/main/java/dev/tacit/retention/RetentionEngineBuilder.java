package dev.tacit.retention;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Safe;
import dev.tacit.SystemClock;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.ExportSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.RecordCodec;
import dev.tacit.provider.Shredder;
import dev.tacit.provider.SubjectHandles;
import dev.tacit.retention.internal.Database;
import dev.tacit.retention.internal.EngineAssembly;
import dev.tacit.retention.internal.EngineSetup;
import dev.tacit.retention.internal.KeyShredding;
import dev.tacit.retention.internal.Pace;
import dev.tacit.retention.internal.RecordReturn;
import dev.tacit.retention.internal.RowStore;
import dev.tacit.retention.internal.SweepClock;
import dev.tacit.retention.internal.SweepOrder;
import dev.tacit.retention.policy.PolicyApproval;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.MassDeleteGuard;
import dev.tacit.schema.RecordSchema;
import dev.tacit.table.TableMapping;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an engine needs. Data source, policies, at least one table, audit sink, subject handles and actor must be
 * given; the rest has defaults. Not thread-safe.
 */
public final class RetentionEngineBuilder {
    private static final int MAX_BATCH = 10_000;
    private static final double MILLIS_PER_SECOND = 1000;

    private final List<SweptTable> swept = new ArrayList<>();
    private @Nullable DataSource dataSource;
    private @Nullable RetentionPolicies policies;
    private @Nullable AuditSink auditSink;
    private @Nullable SubjectHandles subjectHandles;
    private @Nullable Actor actor;
    private Tenant tenant = Tenant.SOLE;
    private Supplier<SweepClock> clock = () -> SweepClock.watching(SystemClock.instance());
    private MassDeleteGuard guard = MassDeleteGuard.standard();
    private int batchSize = 500;
    private Duration lockTimeout = Duration.ofSeconds(5);
    private Duration workerLease = Duration.ofMinutes(5);
    private Duration holdGrace = Duration.ofDays(7);
    private double rowsPerSecond = Double.POSITIVE_INFINITY;
    private List<PolicyApproval> approvals = List.of();
    private boolean approvalsRequired;
    private final List<SweepOrder.Link> links = new ArrayList<>();
    private final Map<String, RecordReturn> returns = new HashMap<>();
    private Optional<KeyShredding> shredding = Optional.empty();

    RetentionEngineBuilder() {}

    /** Names the database that holds the mapped tables and the engine's own. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder dataSource(DataSource source) {
        dataSource = requireNonNull(source, "source");
        return this;
    }

    /** Gives the policies to go by. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder policies(RetentionPolicies given) {
        policies = requireNonNull(given, "given");
        return this;
    }

    /** Requires that each policy be approved as it is, to the letter; without this call none needs to be. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder approvals(List<PolicyApproval> recorded) {
        approvals = List.copyOf(recorded);
        approvalsRequired = true;
        return this;
    }

    /** Says that records of one kind belong to records of another, by a foreign key for example: they are swept first. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder link(String childRecord, String parentRecord) {
        links.add(new SweepOrder.Link(
                requireNonNull(childRecord, "childRecord"), requireNonNull(parentRecord, "parentRecord")));
        return this;
    }

    /**
     * Says who takes records that a policy returns. The recipient has each before its row is erased, and has it twice if
     * the transaction failed in between.
     */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder returning(RecordCodec<?> codec, ExportSink recipient) {
        returns.put(codec.recordName(), new RecordReturn(codec, requireNonNull(recipient, "recipient")));
        return this;
    }

    /**
     * Says who shreds keys for policies that ask for it, and where else the same keys seal something: while a store finds
     * anything of a subject, the subject's key stays. A store that is missing here loses what it sealed.
     */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder shredding(Shredder shredder, List<PersonalDataProvider> otherStores) {
        shredding = Optional.of(new KeyShredding(requireNonNull(shredder, "shredder"), otherStores));
        return this;
    }

    /** Limits how many rows a second each worker removes; no limit unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder maxRowsPerSecond(double rows) {
        if (!(rows > 0)) {
            throw new IllegalArgumentException("a worker removes more than no rows a second");
        }
        rowsPerSecond = rows;
        return this;
    }

    /** Adds a table to sweep, without copies, archive or lag. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder table(RecordSchema<?> schema, TableMapping mapping) {
        return table(SweptTable.of(schema, mapping));
    }

    /** Adds a table to sweep, with what hangs on it. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder table(SweptTable table) {
        swept.add(requireNonNull(table, "table"));
        return this;
    }

    /** Gives the sink that is told of every removal before its commit. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder auditSink(AuditSink sink) {
        auditSink = requireNonNull(sink, "sink");
        return this;
    }

    /** Gives the source of pseudonyms; the vault is one. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder subjectHandles(SubjectHandles handles) {
        subjectHandles = requireNonNull(handles, "handles");
        return this;
    }

    /** Says who sweeps, as the audit log names it. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder actor(Actor who) {
        actor = requireNonNull(who, "who");
        return this;
    }

    /** Says whose data the tables hold; {@link Tenant#SOLE} unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder tenant(Tenant whose) {
        tenant = requireNonNull(whose, "whose");
        return this;
    }

    /**
     * Gives this node's clock; the system's unless given. Removals are decided by the earlier of it and the database's
     * clock, and refused while the two disagree by more than five minutes or this one jumps.
     */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder clock(InstantSource source) {
        requireNonNull(source, "source");
        clock = () -> SweepClock.watching(source);
        return this;
    }

    /**
     * For demonstrations and tests: believes this source, and asks neither the database nor monotonic time. A wrong clock
     * then removes early.
     */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder insecureSimulatedClock(InstantSource source) {
        requireNonNull(source, "source");
        clock = () -> SweepClock.believing(source);
        return this;
    }

    /** Gives the mass-delete guard; {@link MassDeleteGuard#standard()} unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder guard(MassDeleteGuard limits) {
        guard = requireNonNull(limits, "limits");
        return this;
    }

    /** Says how many rows a batch has, which is removed in one transaction: 1 to 10 000; 500 unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder batchSize(int rows) {
        if (rows < 1 || rows > MAX_BATCH) {
            throw new IllegalArgumentException("a batch has 1 to 10 000 rows");
        }
        batchSize = rows;
        return this;
    }

    /** Says how long the final pass waits for each locked row: 1 millisecond to 1 hour; 5 seconds unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder lockTimeout(Duration most) {
        if (most.toMillis() < 1 || most.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("a lock timeout lies between 1 millisecond and 1 hour");
        }
        lockTimeout = most;
        return this;
    }

    /**
     * Says how long a worker may stand still before others take its fencing token: longer than it waits for a lock or
     * pauses between batches, and at most a day; 5 minutes unless given.
     */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder workerLease(Duration most) {
        if (most.toMillis() < 1 || most.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a worker's lease lies between 1 millisecond and a day");
        }
        workerLease = most;
        return this;
    }

    /** Says how long a hold goes on after its release; 7 days unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder holdGrace(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a grace period is not negative");
        }
        holdGrace = grace;
        return this;
    }

    /**
     * Returns the engine, after it has held policies, mappings and the database's metadata against each other.
     *
     * @throws RetentionSetupException naming what is missing: a part, a policy, a table, a column, an event
     */
    public RetentionEngine build() {
        RetentionPolicies rules = given(policies, "policies");
        Database database = new Database(given(dataSource, "dataSource"));
        requireLease();
        if (approvalsRequired) {
            rules = rules.approvedBy(approvals);
        }
        Map<String, RowStore> stores = new EngineAssembly(database, rules, returns, shredding).tables(swept);
        SweepOrder order = SweepOrder.of(stores.keySet(), links);
        Map<String, RowStore> ordered = new LinkedHashMap<>();
        order.names().forEach(name -> ordered.put(name, given(stores.get(name), "table")));
        EngineSetup setup = new EngineSetup(
                database,
                tenant,
                given(actor, "actor"),
                given(subjectHandles, "subjectHandles"),
                given(auditSink, "auditSink"),
                clock.get(),
                rules.hash(),
                Collections.unmodifiableMap(ordered),
                swept.stream().collect(Collectors.toMap(SweptTable::recordName, table -> table)),
                order,
                Map.copyOf(returns),
                shredding,
                new Pace(rowsPerSecond, System::nanoTime, LockSupport::parkNanos),
                guard,
                batchSize,
                lockTimeout,
                workerLease);
        return new RetentionEngine(setup, holdGrace);
    }

    private void requireLease() {
        if (workerLease.compareTo(lockTimeout) <= 0
                || workerLease.toMillis() <= batchSize / rowsPerSecond * MILLIS_PER_SECOND) {
            throw new RetentionSetupException(
                    "a worker's lease must be longer than its wait for a lock and its pause between batches");
        }
    }

    private static <T> T given(@Nullable T part, String name) {
        if (part == null) {
            throw new RetentionSetupException("an engine was built without one of its parts", Safe.of("part", name));
        }
        return part;
    }
}
