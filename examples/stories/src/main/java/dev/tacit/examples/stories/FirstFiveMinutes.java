package dev.tacit.examples.stories;

import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.provider.ShredReport;
import java.nio.file.Path;

/** Seals an order, reads it back in somebody's name, finds it by e-mail address, and forgets its buyer. No set-up. */
public final class FirstFiveMinutes {
    private FirstFiveMinutes() {}

    /** Runs the story in a folder, the first argument. */
    public static void main(String... arguments) {
        System.out.println(run(Path.of(arguments[0])).state());
    }

    static ShredReport run(Path folder) {
        Order order = SampleOrders.fulfilled("114-3941689-8772232", "buyer-7", "Ann Whitfield", "ann@example.org");
        // tag::seal[]
        try (Vault vault = Vault.embedded(folder)) { // keys and key table in this folder; a KMS and PostgreSQL later
            SealedJson<Order> orders = SealedJson.of(Order.class, vault);

            String stored = orders.write(order); // personal members are ciphertext, the rest is plain JSON
            byte[] index = orders.lookup("buyerEmail").of(order); // for an index column; matching(address) searches it

            Order back = Access.as(Actor.service("fulfilment"))
                    .forPurpose("DeliveryOfGoods")
                    .call(() -> orders.read(stored, Subject.of("buyer-7")));

            ShredReport gone = vault.shred(Subject.of("buyer-7")); // gone now, gone later, not covered
            vault.destroyDue(); // schedule it daily: it destroys what was shredded a day ago
            // end::seal[]
            if (!back.equals(order) || index == null) {
                throw new IllegalStateException("the order did not come back as it was");
            }
            return gone;
        }
    }
}
