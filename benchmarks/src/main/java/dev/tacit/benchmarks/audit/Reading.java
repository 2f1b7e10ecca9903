package dev.tacit.benchmarks.audit;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.access.Operation;
import dev.tacit.audit.AuditLog;
import dev.tacit.audit.AuditLogKey;
import dev.tacit.audit.CheckpointAnchor;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What is logged: somebody read three fields of an order of one person; and where. */
final class Reading {
    private static final int PEOPLE = 256;

    private Reading() {}

    /** Returns an event about one of 256 people. */
    static AuditEvent event(int number) {
        byte[] handle = new byte[SubjectHandle.SIZE_BYTES];
        handle[0] = (byte) (number % PEOPLE);
        return new AuditEvent.DataAccess(
                Tenant.SOLE,
                Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods"),
                Operation.READ,
                "order",
                Set.of("buyerName", "buyerEmail", "shipTo"),
                List.of(SubjectHandle.of(handle)),
                1,
                Outcome.ALLOWED,
                "");
    }

    /** Opens a new log in this folder, with the standard policy for heads. */
    static AuditLog open(Path folder) {
        return AuditLog.builder()
                .directory(folder.resolve("log"))
                .origin("benchmark.example/audit")
                .key(AuditLogKey.openOrCreate(folder.resolve("audit-log.key")))
                .anchor(CheckpointAnchor.none())
                .open();
    }
}
