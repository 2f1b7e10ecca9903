package dev.tacit.benchmarks.retention;

import dev.tacit.SubjectHandle;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.SubjectHandles;
import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.sweep.MassDeleteGuard;
import dev.tacit.schema.Schemas;
import java.nio.ByteBuffer;
import java.sql.SQLException;

/** The engine that every benchmark of a sweep runs: one table, the policies of a marketplace seller, a guard that lets all pass. */
final class OrderEngine {
    private OrderEngine() {}

    /** Returns an engine over the orders, its tables made and empty, with the indexes that it asks for. */
    static RetentionEngine over(OrderRows orders, double rowsPerSecond) throws SQLException {
        RetentionEngine engine = RetentionEngine.builder()
                .dataSource(orders.source())
                .table(Schemas.annotated().of(SweptOrder.class), OrderRows.mapping())
                .policies(RetentionPolicies.pack("amazon-dpp-merchant"))
                .subjectHandles(handles())
                .auditSink(AuditSink.discardAll())
                .actor(Actor.service("retention-sweep"))
                .guard(new MassDeleteGuard(Long.MAX_VALUE, 100, Long.MAX_VALUE))
                .maxRowsPerSecond(rowsPerSecond)
                .build();
        engine.createTables();
        return engine;
    }

    /** A pseudonym for each person, at no cost worth measuring here. */
    private static SubjectHandles handles() {
        return (tenant, subject) -> SubjectHandle.of(ByteBuffer.allocate(SubjectHandle.SIZE_BYTES)
                .putInt(subject.id().hashCode())
                .array());
    }
}
