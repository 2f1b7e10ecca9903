package dev.tacit.examples.stories;

import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.provider.ShredReport;
import java.nio.file.Path;
import java.time.Instant;

/** Seals an order, reads it back in somebody's name, finds it by e-mail address, and forgets its buyer. No set-up. */
public final class FirstFiveMinutes {
    private FirstFiveMinutes() {}

    /** Runs the story in a folder, the first argument. */
    public static void main(String... arguments) {
        System.out.println(run(Path.of(arguments[0])).state());
    }

    static ShredReport run(Path folder) {
        Order order = new Order(
                "114-3941689-8772232",
                "buyer-7",
                "Ann Whitfield",
                "ann@example.org",
                new Order.Address("3 Larch Row", "Leeds", "GB"),
                "Happy birthday!",
                "203.0.113.9",
                Instant.parse("2026-10-01T09:00:00Z"),
                "KETTLE-ENAMEL-GRN");
        // tag::seal[]
        try (Vault vault = Vault.embedded(folder)) { // keys and key table in this folder; a KMS and PostgreSQL later
            SealedJson<Order> orders = SealedJson.of(Order.class, vault);

            String stored = orders.write(order); // personal members are ciphertext, the rest is plain JSON
            byte[] index = orders.lookup("buyerEmail").of(order); // for an index column: WHERE email_ix IN (…)

            Order back = Access.as(Actor.service("fulfilment"))
                    .forPurpose("DeliveryOfGoods")
                    .call(() -> orders.read(stored, Subject.of("buyer-7")));

            ShredReport gone = vault.shred(Subject.of("buyer-7")); // what is gone now, what later, what is not covered
            // end::seal[]
            if (!back.equals(order) || index == null) {
                throw new IllegalStateException("the order did not come back as it was");
            }
            return gone;
        }
    }
}
