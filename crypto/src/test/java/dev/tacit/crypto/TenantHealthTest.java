package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Tenant;
import dev.tacit.crypto.FaultyKek.Trouble;
import dev.tacit.crypto.VaultHealth.Cause;
import dev.tacit.crypto.VaultHealth.Status;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.provider.FieldContext;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TenantHealthTest {
    private static final Tenant NORTH = Tenant.of("north");
    private static final Tenant SOUTH = Tenant.of("south");

    private final MovableClock clock = new MovableClock();
    private final FaultyKek kek = new FaultyKek();

    @Test
    void aKekThatMayNotDestroy_givesKeysAllTheSame_andIsHealthy() {
        try (Vault two = tenants().build()) {
            assertThat(two.encryptText(SECRET, name(NORTH))).isNotEmpty();
            assertThat(two.encryptText(SECRET, name(SOUTH))).isNotEmpty();
            kek.keepsKeys(true);
            assertThat(two.shredTenant(SOUTH, "t1").keys()).isEqualTo(2);
            for (int attempt = 0; attempt < 6; attempt++) {
                assertThatThrownBy(two::destroyDue).isInstanceOf(KeyDeniedException.class);
            }

            assertThat(two.health()).isEqualTo(new VaultHealth(Status.UP, Set.of()));
            assertThat(two.metrics().kekRefusals()).isEqualTo(6);
        }
    }

    @Test
    void whereEveryTenantBroughtAKek_noneOfWhichAnswers_isDown() {
        FaultyKek souths = new FaultyKek("souths");
        VaultBuilder noShared =
                Vault.builder().keyStore(new InMemoryKeyStoreForTests()).tenants(Set.of(NORTH, SOUTH));
        try (Vault own = noShared.ownKek(NORTH, kek).ownKek(SOUTH, souths).build()) {
            kek.has(Trouble.REFUSES);
            assertThatThrownBy(() -> own.encryptText(SECRET, name(NORTH))).isInstanceOf(KeyDeniedException.class);
            assertThat(own.health().status()).isEqualTo(Status.DEGRADED);
            souths.has(Trouble.IS_DOWN);
            assertThatThrownBy(() -> own.encryptText(SECRET, name(SOUTH))).isInstanceOf(KeyUnavailableException.class);
            assertThat(own.health())
                    .isEqualTo(new VaultHealth(
                            Status.DOWN, Set.of(Cause.TENANT_KEK_REFUSES, Cause.TENANT_KEK_DOES_NOT_ANSWER)));
        }
    }

    @Test
    void aSharedKekThatFails_takesNothingFromATenantWithAKekOfTheirOwn() {
        try (Vault mixed =
                tenants().kek(kek).ownKek(SOUTH, new FaultyKek("souths")).build()) {
            kek.has(Trouble.IS_DOWN);
            assertThatThrownBy(() -> mixed.encryptText(SECRET, name(NORTH)))
                    .isInstanceOf(KeyUnavailableException.class);

            assertThat(mixed.health()).isEqualTo(new VaultHealth(Status.DEGRADED, Set.of(Cause.KEK_DOES_NOT_ANSWER)));
            assertThat(mixed.encryptText(SECRET, name(SOUTH))).isNotEmpty();
        }
    }

    private VaultBuilder tenants() {
        return Vault.builder()
                .inMemoryForTests()
                .kek(kek)
                .tenants(Set.of(NORTH, SOUTH))
                .quarantine(Duration.ZERO)
                .clock(clock)
                .ticker(clock.ticker());
    }

    private static FieldContext name(Tenant tenant) {
        return FieldContext.of(tenant, "order", "buyerName", ALICE);
    }
}
