package dev.tacit.retention;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Safe;
import dev.tacit.SystemClock;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.Shredder;
import dev.tacit.provider.SubjectHandles;
import dev.tacit.retention.internal.Database;
import dev.tacit.retention.internal.EngineAssembly;
import dev.tacit.retention.internal.KeyShredding;
import dev.tacit.retention.internal.Pace;
import dev.tacit.retention.internal.SweepClock;
import dev.tacit.retention.internal.SweepOrder;
import dev.tacit.retention.internal.WorkLimits;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an engine needs. Data source, policies, at least one table, audit sink, subject handles and actor must be
 * given; the rest has defaults. Not thread-safe.
 */
public final class RetentionEngineBuilder {

    private final List<SweptTable> swept = new ArrayList<>();
    private @Nullable DataSource dataSource;
    private @Nullable RetentionPolicies policies;
    private @Nullable AuditSink auditSink;
    private @Nullable SubjectHandles subjectHandles;
    private @Nullable Actor actor;
    private Tenant tenant = Tenant.SOLE;
    private Supplier<SweepClock> clock = () -> SweepClock.watching(SystemClock.instance());
    private MassDeleteGuard guard = MassDeleteGuard.standard();
    private Duration alarmAfter = Duration.ofDays(30);
    private Duration holdGrace = Duration.ofDays(7);
    private Duration sweptEvery = Duration.ZERO;
    private WorkLimits limits = WorkLimits.standard();
    private List<PolicyApproval> approvals = List.of();
    private boolean approvalsRequired;
    private final List<SweepOrder.Link> links = new ArrayList<>();
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
     * Says who shreds keys for policies that ask for it, and where else the same keys seal something: while a store finds
     * anything of a subject, the subject's key stays. A store that is missing here loses what it sealed.
     */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder shredding(Shredder shredder, List<PersonalDataProvider> otherStores) {
        shredding = Optional.of(new KeyShredding(requireNonNull(shredder, "shredder"), otherStores));
        return this;
    }

    /** Limits how many rows a second a plan reads, and each worker removes; no limit unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder maxRowsPerSecond(double rows) {
        limits = limits.withRowsPerSecond(rows);
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

    /** Waits another way, so that a test need not. */
    RetentionEngineBuilder waiting(Pace.Waiting waiting) {
        limits = limits.withWaiting(waiting);
        return this;
    }

    /** Gives the mass-delete guard; {@link MassDeleteGuard#standard()} unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder guard(MassDeleteGuard limits) {
        guard = requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Says how old a record may be whose clock no event ever started, until a sweep warns of it: an open order is none to
     * worry about, one that nobody closes is. Its age is read from the anchor columns of the mapping, also from those that no
     * policy asks for ({@code order.placed}). 30 days unless given.
     */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder alarmAfter(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("an age is not negative");
        }
        alarmAfter = age;
        return this;
    }

    /**
     * Says how often the host sweeps at least. A row is then due so much before its term runs out, as with a store that
     * lags, because the sweep after that would be late; no rule removes before its event. Zero unless given: then a rule of 72
     * hours removes at the first sweep after them.
     *
     * @throws IllegalArgumentException if it is negative; {@link #build} refuses one that is as long as a rule's term
     */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder sweptEvery(Duration most) {
        if (most.isNegative()) {
            throw new IllegalArgumentException("the time between two sweeps is not negative");
        }
        sweptEvery = most;
        return this;
    }

    /** Says how many rows a batch has, which is removed in one transaction: 1 to 10 000; 1 000 unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder batchSize(int rows) {
        limits = limits.withBatchSize(rows);
        return this;
    }

    /** Says how long the final pass waits for each locked row: 1 millisecond to 1 hour; 5 seconds unless given. */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder lockTimeout(Duration most) {
        limits = limits.withLockTimeout(most);
        return this;
    }

    /**
     * Says how long a worker may stand still before others take its fencing token: longer than it waits for a lock or
     * pauses between batches, and at most a day; 5 minutes unless given.
     */
    @CanIgnoreReturnValue
    public RetentionEngineBuilder workerLease(Duration most) {
        limits = limits.withLease(most);
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
     * @throws RetentionSetupException naming what is missing: all parts that were not given, or a policy, a table, a column, an
     *     event
     */
    public RetentionEngine build() {
        refuseMissingParts();
        RetentionPolicies rules = requireNonNull(policies, "policies");
        if (approvalsRequired) {
            rules = rules.approvedBy(approvals);
        }
        EngineAssembly assembly = new EngineAssembly(
                new Database(requireNonNull(dataSource, "dataSource")),
                rules,
                List.copyOf(swept),
                List.copyOf(links),
                shredding,
                sweptEvery);
        return new RetentionEngine(
                assembly.setup(
                        new EngineAssembly.Host(
                                tenant,
                                requireNonNull(actor, "actor"),
                                requireNonNull(subjectHandles, "subjectHandles"),
                                requireNonNull(auditSink, "auditSink"),
                                clock.get()),
                        guard,
                        alarmAfter,
                        limits),
                holdGrace);
    }

    private void refuseMissingParts() {
        List<String> missing = new ArrayList<>();
        noteIf(missing, dataSource == null, "dataSource");
        noteIf(missing, policies == null, "policies");
        noteIf(missing, swept.isEmpty(), "table");
        noteIf(missing, auditSink == null, "auditSink");
        noteIf(missing, subjectHandles == null, "subjectHandles");
        noteIf(missing, actor == null, "actor");
        if (!missing.isEmpty()) {
            throw new RetentionSetupException(
                    "an engine was built without some of its parts", Safe.of("missing", String.join(", ", missing)));
        }
    }

    private static void noteIf(List<String> missing, boolean isMissing, String part) {
        if (isMissing) {
            missing.add(part);
        }
    }
}
