package dev.tacit.examples.stories;

import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.Resealer;
import dev.tacit.retention.testkit.ResealerContract;
import org.junit.jupiter.api.AfterEach;

/** Two vaults keep what the action {@code ARCHIVE} relies on. */
class VaultResealingTest extends ResealerContract {
    private final Vault live = Vault.inMemoryForTests();
    private final Vault archive = Vault.inMemoryForTests();

    @AfterEach
    void close() {
        live.close();
        archive.close();
    }

    @Override
    protected Resealer resealer() {
        return live.resealingInto(archive);
    }

    @Override
    protected byte[] sealLive(FieldContext context, byte[] plaintext) {
        return live.encrypt(plaintext, context);
    }

    @Override
    protected byte[] openArchived(FieldContext context, byte[] sealed) {
        return Access.as(Actor.person("auditor-1"))
                .forPurpose("TaxRecords")
                .call(() -> archive.decrypt(sealed, context));
    }
}
