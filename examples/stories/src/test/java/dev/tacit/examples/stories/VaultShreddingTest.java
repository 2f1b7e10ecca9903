package dev.tacit.examples.stories;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.Shredder;
import dev.tacit.retention.testkit.ShredderContract;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The vault keeps what a sweep relies on when it has keys shredded. */
class VaultShreddingTest extends ShredderContract {
    private final Vault vault = Vault.inMemoryForTests();
    private final Map<Subject, byte[]> sealed = new HashMap<>();

    @AfterEach
    void close() {
        vault.close();
    }

    @Override
    protected Shredder shredder() {
        return vault;
    }

    @Override
    protected void seal(Subject subject) {
        sealed.put(subject, vault.encrypt("Ann Whitfield".getBytes(StandardCharsets.UTF_8), context(subject)));
    }

    @Override
    protected boolean opens(Subject subject) {
        try {
            byte[] opened = Access.as(Actor.service("shop"))
                    .forPurpose("OrderFulfilment")
                    .call(() -> vault.decrypt(sealed.get(subject), context(subject)));
            return opened.length > 0;
        } catch (KeyShreddedException gone) {
            return false;
        }
    }

    private static FieldContext context(Subject subject) {
        return FieldContext.of(Tenant.SOLE, "order", "buyerName", subject);
    }
}
