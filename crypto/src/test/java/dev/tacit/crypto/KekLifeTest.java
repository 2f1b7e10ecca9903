package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.FaultyKek.Trouble;
import dev.tacit.crypto.VaultHealth.Cause;
import dev.tacit.crypto.VaultHealth.Status;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.TokenKeys;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For how long what came from a KEK is served, and what its refusal ends. North shares the host's KEK; south brought one. */
class KekLifeTest {
    private static final Tenant NORTH = Tenant.of("north");
    private static final Tenant SOUTH = Tenant.of("south");

    private final MovableClock clock = new MovableClock();
    private final FaultyKeyStore store = new FaultyKeyStore(new InMemoryKeyStoreForTests());
    private final FaultyKek hosts = new FaultyKek("hosts");
    private final FaultyKek souths = new FaultyKek("souths");
    private final Deque<Runnable> refreshes = new ArrayDeque<>();
    private final Vault vault = node();
    private int people;

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void aKekIsAskedOnceForAColdPage_andAgainAfterAQuarterOfAnHour_whileTheOldKeyServes() {
        for (int person = 0; person < 50; person++) {
            sealForSomeone(NORTH);
        }
        int before = hosts.calls();
        clock.pass(Duration.ofMinutes(15));
        for (int person = 0; person < 50; person++) {
            sealForSomeone(NORTH);
        }
        assertThat(hosts.calls()).isEqualTo(before);
        assertThat(refreshes).hasSize(1);

        runRefreshes();
        assertThat(hosts.calls()).isEqualTo(before + 1);
        sealForSomeone(NORTH);
        assertThat(refreshes).isEmpty();
    }

    @Test
    void aSilentSharedKek_isDoneWithoutForADay_andNoLonger() {
        String sealed = vault.encryptText(SECRET, name(NORTH, ALICE));
        hosts.has(Trouble.IS_DOWN);
        for (int hour = 1; hour < 24; hour++) {
            clock.pass(Duration.ofHours(1));
            assertThat(read(vault, sealed, name(NORTH, ALICE))).isEqualTo(SECRET);
            sealForSomeone(NORTH);
        }
        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DEGRADED, Set.of(Cause.KEK_DOES_NOT_ANSWER)));
        assertThat(vault.metrics().epochKeysServedStale()).isPositive();

        clock.pass(Duration.ofHours(1));
        assertThatThrownBy(() -> read(vault, sealed, name(NORTH, ALICE))).isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(() -> sealForSomeone(NORTH)).isInstanceOf(KeyUnavailableException.class);
        assertThat(vault.metrics().epochKeysInMemory()).isZero();
        hosts.has(Trouble.NONE);
        clock.pass(Duration.ofSeconds(10));
        assertThat(read(vault, sealed, name(NORTH, ALICE))).isEqualTo(SECRET);
        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.UP, Set.of()));
    }

    @Test
    void aSilentKekOfATenant_isDoneWithoutForFiveMinutes_andNoLonger() {
        String sealed = vault.encryptText(SECRET, name(SOUTH, ALICE));
        souths.has(Trouble.IS_DOWN);
        clock.pass(Duration.ofSeconds(299));
        assertThat(read(vault, sealed, name(SOUTH, ALICE))).isEqualTo(SECRET);
        sealForSomeone(SOUTH);

        clock.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> read(vault, sealed, name(SOUTH, ALICE))).isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(() -> sealForSomeone(SOUTH)).isInstanceOf(KeyUnavailableException.class);
        sealForSomeone(NORTH);
        assertThat(vault.health())
                .isEqualTo(new VaultHealth(Status.DEGRADED, Set.of(Cause.TENANT_KEK_DOES_NOT_ANSWER)));
    }

    @Test
    void aRefusal_dropsAtOnceWhatCameFromTheKek_andNothingElse() {
        String ofSouth = vault.encryptText(SECRET, name(SOUTH, ALICE));
        String ofNorth = vault.encryptText(SECRET, name(NORTH, ALICE));
        TokenKeys.TokenKey token = vault.tokenKeys(SOUTH).current();
        clock.pass(Duration.ofMinutes(3));
        sealForSomeone(SOUTH);
        souths.has(Trouble.REFUSES);
        runRefreshes();

        assertThatThrownBy(() -> read(vault, ofSouth, name(SOUTH, ALICE))).isInstanceOf(KeyDeniedException.class);
        assertThatThrownBy(() -> sealForSomeone(SOUTH)).isInstanceOf(KeyDeniedException.class);
        assertThatThrownBy(() -> vault.handleOf(SOUTH, BOB)).isInstanceOf(KeyDeniedException.class);
        assertThatThrownBy(() -> token.mac("name", SECRET)).isInstanceOf(KeyUnavailableException.class);
        assertThat(read(vault, ofNorth, name(NORTH, ALICE))).isEqualTo(SECRET);
        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DEGRADED, Set.of(Cause.TENANT_KEK_REFUSES)));
    }

    @Test
    void aRefusal_reachesANodeThatSharesNothing_withinFiveMinutes_howeverWarmItIs() {
        try (Vault another = node()) {
            String sealed = vault.encryptText(SECRET, name(SOUTH, ALICE));
            assertThat(read(another, sealed, name(SOUTH, ALICE))).isEqualTo(SECRET);
            clock.pass(Duration.ofSeconds(150));
            String later = vault.encryptText(SECRET, name(SOUTH, BOB));
            assertThat(read(another, later, name(SOUTH, BOB))).isEqualTo(SECRET);
            souths.has(Trouble.REFUSES);
            clock.pass(Duration.ofSeconds(150));

            assertThatThrownBy(() -> read(another, later, name(SOUTH, BOB))).isInstanceOf(KeyDeniedException.class);
            assertThatThrownBy(() -> read(another, sealed, name(SOUTH, ALICE))).isInstanceOf(KeyDeniedException.class);
        }
    }

    @Test
    void whatCameThroughATenantsKek_isNoYoungerThanTheKeksLastAnswer() {
        try (Vault another = node()) {
            String sealed = vault.encryptText(SECRET, name(SOUTH, BOB));
            assertThat(another.tokenKeys(SOUTH).current().id()).isEqualTo("k1");
            clock.pass(Duration.ofSeconds(150));
            assertThat(read(another, sealed, name(SOUTH, BOB))).isEqualTo(SECRET);
            souths.has(Trouble.REFUSES);
            clock.pass(Duration.ofSeconds(149));
            assertThat(read(another, sealed, name(SOUTH, BOB))).isEqualTo(SECRET);

            clock.pass(Duration.ofSeconds(1));
            assertThatThrownBy(() -> read(another, sealed, name(SOUTH, BOB))).isInstanceOf(KeyDeniedException.class);
        }
    }

    @Test
    void aTenantsOwnKey_isNoYoungerThanTheKeksLastAnswer_thoughItWasMadeLater() {
        assertThat(vault.handleOf(SOUTH, ALICE)).isNotNull();
        try (Vault another = node()) {
            assertThat(another.tokenKeys(SOUTH).current().id()).isEqualTo("k1");
            souths.has(Trouble.IS_DOWN);
            clock.pass(Duration.ofSeconds(150));
            assertThat(another.handleOf(SOUTH, ALICE)).isEqualTo(vault.handleOf(SOUTH, ALICE));
            clock.pass(Duration.ofSeconds(149));
            assertThat(another.handleOf(SOUTH, ALICE)).isNotNull();

            clock.pass(Duration.ofSeconds(1));
            assertThatThrownBy(() -> another.handleOf(SOUTH, ALICE)).isInstanceOf(KeyUnavailableException.class);
        }
    }

    @Test
    void aRefusalThatIsTakenBack_isNoticedWithinTenSeconds_andTheKmsIsNotFloodedMeanwhile() {
        String sealed = vault.encryptText(SECRET, name(SOUTH, ALICE));
        souths.has(Trouble.REFUSES);
        clock.pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> read(vault, sealed, name(SOUTH, ALICE))).isInstanceOf(KeyDeniedException.class);
        int before = souths.calls();
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThatThrownBy(() -> read(vault, sealed, name(SOUTH, ALICE))).isInstanceOf(KeyDeniedException.class);
        }
        assertThat(souths.calls()).isEqualTo(before);

        souths.has(Trouble.NONE);
        clock.pass(Duration.ofSeconds(10));
        assertThat(read(vault, sealed, name(SOUTH, ALICE))).isEqualTo(SECRET);
    }

    @Test
    void aKmsThatDoesNotAnswer_isSparedAfterFiveCalls_andTriedOnceInTenSeconds() {
        String sealed = vault.encryptText(SECRET, name(NORTH, ALICE));
        try (Vault cold = node()) {
            hosts.has(Trouble.THROTTLES);
            int before = hosts.calls();
            for (int attempt = 0; attempt < 100; attempt++) {
                assertThatThrownBy(() -> read(cold, sealed, name(NORTH, ALICE)))
                        .isInstanceOf(KeyUnavailableException.class);
            }
            assertThat(hosts.calls() - before).isEqualTo(5);
            clock.pass(Duration.ofSeconds(10));
            assertThatThrownBy(() -> read(cold, sealed, name(NORTH, ALICE)))
                    .isInstanceOf(KeyUnavailableException.class);
            assertThatThrownBy(() -> read(cold, sealed, name(NORTH, ALICE)))
                    .isInstanceOf(KeyUnavailableException.class);
            assertThat(hosts.calls() - before).isEqualTo(6);
            assertThat(cold.metrics().kekCallsSpared()).isEqualTo(96);

            hosts.has(Trouble.NONE);
            clock.pass(Duration.ofSeconds(10));
            assertThat(read(cold, sealed, name(NORTH, ALICE))).isEqualTo(SECRET);
        }
    }

    @Test
    void anEpochThatShouldEndDuringAnOutage_goesOn_andTheNextBeginsAfterwards() {
        sealForSomeone(NORTH);
        clock.pass(Duration.ofDays(7).minusHours(1));
        sealForSomeone(NORTH);
        runRefreshes();
        hosts.has(Trouble.IS_DOWN);
        clock.pass(Duration.ofHours(1));

        sealForSomeone(NORTH);
        assertThat(newestEpoch(NORTH)).isEqualTo(1);
        hosts.has(Trouble.NONE);
        clock.pass(Duration.ofSeconds(10));
        sealForSomeone(NORTH);
        assertThat(newestEpoch(NORTH)).isEqualTo(2);
    }

    @Test
    void aTenantThatBringsAKek_getsItsNextEpochUnderIt_andItsOlderValuesOpen() {
        String before;
        try (Vault without = builder().build()) {
            before = without.encryptText(SECRET, name(SOUTH, ALICE));
        }
        assertThat(epochKek(SOUTH)).isEqualTo("hosts");

        sealForSomeone(SOUTH);

        assertThat(epochKek(SOUTH)).isEqualTo("souths");
        assertThat(read(vault, before, name(SOUTH, ALICE))).isEqualTo(SECRET);
        assertThat(newestEpoch(SOUTH)).isEqualTo(2);
    }

    @Test
    void aTenantThatBringsAKek_isSealedForWithWideReferences() {
        byte[] ofSouth = vault.encrypt(Given.bytes(SECRET), name(SOUTH, ALICE));
        byte[] ofNorth = vault.encrypt(Given.bytes(SECRET), name(NORTH, ALICE));

        assertThat(SealedFormat.parse(ofSouth).suite()).isEqualTo(Suite.AES_256_GCM_WIDE_REFERENCE);
        assertThat(SealedFormat.parse(ofNorth).suite()).isEqualTo(Suite.AES_256_GCM);
    }

    @Test
    void aVaultWhoseTenantsAllBringKeks_needsNoOther_andATenantWithoutOneIsNotForgotten() {
        VaultBuilder noKek = Vault.builder()
                .keyStore(new InMemoryKeyStoreForTests())
                .tenants(Set.of(NORTH, SOUTH))
                .ownKek(SOUTH, souths);
        assertThatThrownBy(noKek::build).isInstanceOf(IllegalStateException.class);
        noKek.ownKek(NORTH, hosts).build().close();
        assertThatThrownBy(() -> builder().ownKek(Tenant.of("west"), souths).build())
                .isInstanceOf(IllegalStateException.class);
    }

    private void sealForSomeone(Tenant tenant) {
        FieldContext context = name(tenant, Subject.of("person-" + people++));
        assertThat(read(vault, vault.encryptText(SECRET, context), context)).isEqualTo(SECRET);
    }

    private void runRefreshes() {
        while (!refreshes.isEmpty()) {
            refreshes.remove().run();
        }
    }

    private int newestEpoch(Tenant tenant) {
        return store.newestEpoch(tenant).orElseThrow().number();
    }

    private String epochKek(Tenant tenant) {
        return store.newestEpoch(tenant).orElseThrow().kekId();
    }

    private static FieldContext name(Tenant tenant, Subject subject) {
        return FieldContext.of(tenant, "order", "buyerName", subject);
    }

    private Vault node() {
        return builder().ownKek(SOUTH, souths).build();
    }

    private VaultBuilder builder() {
        return Vault.builder()
                .inMemoryForTests()
                .kek(hosts)
                .keyStore(store)
                .tenants(Set.of(NORTH, SOUTH))
                .clock(clock)
                .ticker(clock.ticker())
                .later(clock.later())
                .refreshes(refreshes::add);
    }
}
