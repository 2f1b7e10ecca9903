package dev.tacit.examples.stories;

import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.AccessDecision;
import dev.tacit.access.AccessDeniedException;
import dev.tacit.access.AccessGate;
import dev.tacit.access.Actor;
import dev.tacit.audit.AuditLog;
import dev.tacit.audit.AuditLogKey;
import dev.tacit.audit.FileAnchor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import java.io.IOException;
import java.nio.file.Path;

/** A gate that says who may open what for which purpose, and a record of each opening and of each refusal. */
public final class WhoOpensWhat {
    private WhoOpensWhat() {}

    /** Runs the story in a folder, the first argument. */
    public static void main(String... arguments) throws IOException {
        System.out.println(run(Path.of(arguments[0])) + " entries in the audit log");
    }

    /** Returns how many entries the audit log has at the end. */
    static long run(Path folder) throws IOException {
        // tag::gate[]
        AccessGate gate = request -> request.actor().equals(Actor.service("fulfilment"))
                        && request.purpose().equals("DeliveryOfGoods")
                ? AccessDecision.allow()
                : AccessDecision.deny("not-your-purpose"); // a code, for the record; the caller is told no more

        try (AuditLog log = AuditLog.builder()
                        .directory(folder.resolve("audit-log"))
                        .origin("shop.example/audit")
                        .key(AuditLogKey.openOrCreate(folder.resolve("audit-log.key")))
                        .anchor(FileAnchor.at(folder.resolve("audit-log.head"))) // on another volume in earnest
                        .open();
                Vault vault = Vault.builder()
                        .embedded(folder.resolve("keys"))
                        .accessGate(gate)
                        .auditSink(log) // an opening that cannot be recorded does not happen
                        .build()) {
            // end::gate[]
            SealedJson<Order> orders = SealedJson.of(Order.class, vault);
            String stored =
                    orders.write(SampleOrders.fulfilled("114-1", "buyer-7", "Ann Whitfield", "ann@example.org"));
            Access.as(Actor.service("fulfilment"))
                    .forPurpose("DeliveryOfGoods")
                    .call(() -> orders.read(stored, Subject.of("buyer-7")));
            requireDenied(orders, stored);
            return log.publish().size(); // the head now covers what was recorded until here
        }
    }

    private static void requireDenied(SealedJson<Order> orders, String stored) {
        try {
            Access.as(Actor.service("newsletter"))
                    .forPurpose("Marketing")
                    .call(() -> orders.read(stored, Subject.of("buyer-7")));
            throw new IllegalStateException("the gate let a newsletter in");
        } catch (AccessDeniedException expected) {
            System.out.println(expected.getMessage());
        }
    }
}
