package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TenantTest {
    private static final Tenant NORTH = Tenant.of("north");
    private static final Tenant SOUTH = Tenant.of("south");

    @Test
    void aVaultWithoutTenants_refusesEveryTenantButTheSoleOne() {
        try (Vault vault = Vault.inMemoryForTests()) {
            for (ThrowingCallable act : acts(vault, NORTH)) {
                assertThatThrownBy(act).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void aVaultWithTenants_refusesTheSoleOneAndStrangers() {
        try (Vault vault =
                Vault.builder().inMemoryForTests().tenants(Set.of(NORTH)).build()) {
            for (Tenant stranger : List.of(Tenant.SOLE, SOUTH)) {
                for (ThrowingCallable act : acts(vault, stranger)) {
                    assertThatThrownBy(act).isInstanceOf(IllegalArgumentException.class);
                }
            }
            assertThatThrownBy(() -> vault.shred(ALICE)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(vault::current).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void tenants_shareNoHandles_noIndexes_noTokens() {
        try (Vault vault =
                Vault.builder().inMemoryForTests().tenants(Set.of(NORTH, SOUTH)).build()) {
            assertThat(vault.handleOf(NORTH, ALICE)).isNotEqualTo(vault.handleOf(SOUTH, ALICE));
            assertThat(vault.indexOf(NORTH, "order", "buyerEmail", "a@example.org"))
                    .isNotEqualTo(vault.indexOf(SOUTH, "order", "buyerEmail", "a@example.org"));
            assertThat(vault.tokenKeys(NORTH).current().mac("EMAIL_ADDRESS", "a@example.org"))
                    .isNotEqualTo(vault.tokenKeys(SOUTH).current().mac("EMAIL_ADDRESS", "a@example.org"));
        }
    }

    @Test
    void aClosedVault_doesNothingMore() {
        Vault vault = Vault.inMemoryForTests();
        byte[] sealed = vault.encrypt(Given.bytes(SECRET), name(ALICE));
        vault.close();
        vault.close();

        for (ThrowingCallable act : acts(vault, Tenant.SOLE)) {
            assertThatThrownBy(act).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> Given.asFulfilment(() -> vault.decrypt(sealed, name(ALICE))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(vault::destroyDue).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aVaultWithoutKekOrKeyStore_isNotBuilt() {
        assertThatThrownBy(() -> Vault.builder().build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        Vault.builder().keyStore(new InMemoryKeyStoreForTests()).build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void settingsOutOfRange_areRefusedAtOnce() {
        VaultBuilder builder = Vault.builder();

        assertThatThrownBy(() -> builder.quarantine(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.epochLength(Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.shredsPerHour(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.tenants(Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.tenants(Set.of(Tenant.SOLE))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.service("Billing!")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<ThrowingCallable> acts(Vault vault, Tenant tenant) {
        FieldContext context = FieldContext.of(tenant, "order", "buyerName", ALICE);
        RecordOpening opening = new RecordOpening(
                tenant,
                "order",
                Operation.READ,
                Optional.of(ALICE),
                List.of(SealedValue.of("/name", context, new byte[60])));
        return List.of(
                () -> vault.encrypt(Given.bytes(SECRET), context),
                () -> vault.encryptText(SECRET, context),
                () -> Given.asFulfilment(() -> vault.open(opening)),
                () -> Given.asFulfilment(() -> vault.reseal(context, new byte[60])),
                () -> vault.handleOf(tenant, ALICE),
                () -> vault.indexOf(tenant, "order", "buyerEmail", "x"),
                () -> vault.indexCandidates(tenant, "order", "buyerEmail", "x"),
                () -> vault.tokenKeys(tenant),
                () -> vault.shred(new ShredRequest(tenant, ALICE, KeyScope.subject(), "r1")),
                () -> vault.cancelShred(tenant, "r1"),
                () -> vault.reopen(tenant, ALICE));
    }
}
