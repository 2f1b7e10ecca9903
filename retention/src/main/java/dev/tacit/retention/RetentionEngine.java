package dev.tacit.retention;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.RecordRef;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.RecordCodec;
import dev.tacit.provider.SubjectHandles;
import dev.tacit.retention.due.Explanation;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.MassDeleteGuard;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.VerifyReport;
import dev.tacit.schema.RecordSchema;
import dev.tacit.table.TableMapping;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** Removes personal data when it is due: plan, guarded apply, verify. Signatures; the engine follows. */
public final class RetentionEngine {
    private RetentionEngine() {}

    public static Builder builder() {
        return new Builder();
    }

    public void createTables() {
        throw later();
    }

    public LegalHolds holds() {
        throw later();
    }

    public SweepPlan plan() {
        throw later();
    }

    public void release(SweepPlan plan, Actor secondPerson) {
        throw later();
    }

    public SweepReport apply(SweepPlan plan) {
        throw later();
    }

    public VerifyReport verify(String runId) {
        throw later();
    }

    public Optional<Explanation> explain(RecordRef record) {
        throw later();
    }

    public <T> JdbcPersonalData<T> personalData(RecordCodec<T> codec) {
        throw later();
    }

    public Runnable asRunnable() {
        throw later();
    }

    private static UnsupportedOperationException later() {
        return new UnsupportedOperationException("signatures only");
    }

    /** Collects what an engine needs. Not thread-safe. */
    @CanIgnoreReturnValue
    public static final class Builder {
        public Builder dataSource(DataSource source) {
            return this;
        }

        public Builder policies(RetentionPolicies given) {
            return this;
        }

        public Builder table(RecordSchema<?> schema, TableMapping mapping) {
            return this;
        }

        public Builder auditSink(AuditSink sink) {
            return this;
        }

        public Builder subjectHandles(SubjectHandles handles) {
            return this;
        }

        public Builder actor(Actor who) {
            return this;
        }

        public Builder tenant(Tenant whose) {
            return this;
        }

        public Builder clock(InstantSource source) {
            return this;
        }

        public Builder insecureSimulatedClock(InstantSource source) {
            return this;
        }

        public Builder guard(MassDeleteGuard limits) {
            return this;
        }

        public Builder batchSize(int rows) {
            return this;
        }

        public Builder lockTimeout(Duration most) {
            return this;
        }

        public Builder holdGrace(Duration grace) {
            return this;
        }

        public RetentionEngine build() {
            return new RetentionEngine();
        }
    }
}
