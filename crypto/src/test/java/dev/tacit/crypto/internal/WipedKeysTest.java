package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.KeyScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** By whichever way a key leaves the cache, our copies of it are wiped: its own, and those that its leases left behind. */
class WipedKeysTest {
    private static final Subject ALICE = Subject.of("alice-1");
    private static final CacheLimits LIMITS = CacheLimits.DEFAULT.withBudget(CacheLimits.MIN_BUDGET_BYTES);

    /** More than the cache's eviction, which runs on another thread, may lag behind. */
    private static final int MANY = 20_000;

    private long nanos;
    private final KeyStore store = new InMemoryKeyStoreForTests();
    private final Ticker ticker = () -> nanos;
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
    private final Workbenches benches = new Workbenches(new Nonces(), ticker, () -> Instant.EPOCH);
    private final SubjectKeys keys = keys();

    @Test
    void aKeyThatOthersPushedOut_isWiped_whetherItSealedOrOnlyOpened() {
        LeasedKey other = sealing(Subject.of("bob-2"));
        keys.forgetAll();
        LeasedKey opening = opening(other);
        LeasedKey sealing = sealing(ALICE);
        List<KeyLease> left = leasesOf(sealing);
        left.addAll(leasesOf(opening));
        for (int person = 0; person < MANY && !(sealing.isRetired() && opening.isRetired()); person++) {
            assertThat(sealing(Subject.of("crowd-" + person)).isAlive()).isTrue();
        }

        assertWiped(sealing, left);
        assertWiped(opening, left);
    }

    @Test
    void aKeyThatIsTooOld_isWiped_whenItIsAskedFor() {
        LeasedKey key = sealing(ALICE);
        List<KeyLease> left = leasesOf(key);
        nanos += LIMITS.maxAge().toNanos();

        assertThat(opening(key)).isNotSameAs(key);
        assertWiped(key, left);
    }

    @Test
    void aKeyThatIsTooOld_isWiped_thoughNobodyAsksForItAgain() {
        LeasedKey old = sealing(ALICE);
        List<KeyLease> left = leasesOf(old);
        nanos += LIMITS.maxAge().dividedBy(2).toNanos();
        LeasedKey young = sealing(Subject.of("bob-2"));
        nanos += LIMITS.maxAge().dividedBy(2).toNanos();
        passTheAge();

        assertWiped(old, left);
        assertThat(young.isRetired()).isFalse();
        nanos += LIMITS.maxAge().toNanos();
        passTheAge();
        assertThat(young.isRetired()).isTrue();
        assertThat(keys.count()).isZero();
        passTheAge();
        assertThat(later).as("nothing is waited for while nothing is cached").isEmpty();
    }

    @Test
    void aKeyThatIsForgotten_isWiped() {
        LeasedKey one = sealing(ALICE);
        List<KeyLease> left = leasesOf(one);
        keys.forget(one.slot()::equals);
        assertWiped(one, left);

        LeasedKey two = sealing(ALICE);
        left = leasesOf(two);
        keys.forgetAll();
        assertWiped(two, left);
    }

    private void assertWiped(LeasedKey key, List<KeyLease> left) {
        assertThat(key.isRetired()).isTrue();
        assertThat(key.newKept()).isNull();
        for (KeyLease lease : left) {
            assertThatThrownBy(() -> seal(lease)).isInstanceOf(IllegalStateException.class);
        }
    }

    /** Uses the key so that copies stay on a bench and with the key. */
    private List<KeyLease> leasesOf(LeasedKey key) {
        List<KeyLease> leases = new ArrayList<>();
        for (int use = 0; use < 2; use++) {
            Workbench bench = benches.take();
            leases.add(Objects.requireNonNull(bench.lend(key)));
            bench.end();
            KeyLease another = Objects.requireNonNull(bench.lend(LeasedKeys.any()));
            assertThat(another.key()).isNotSameAs(key);
            benches.giveBack(bench);
        }
        return leases;
    }

    private static void seal(KeyLease lease) {
        lease.seal(new byte[AesGcm.NONCE_SIZE_BYTES + AesGcm.TAG_SIZE_BYTES], 0, new byte[0], new byte[0]);
    }

    private void passTheAge() {
        List<Runnable> due = new ArrayList<>(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private LeasedKey sealing(Subject subject) {
        return keys.sealing(Tenant.SOLE, subject, KeyScope.subject(), nanos);
    }

    private LeasedKey opening(LeasedKey like) {
        return keys.opening(Tenant.SOLE, like.ref(), nanos);
    }

    private SubjectKeys keys() {
        Nonces nonces = new Nonces();
        Keks keks = new Keks(
                Optional.of(new InMemoryKekForTests()),
                Map.of(),
                LIMITS.maxAge(),
                new KekThreads(Duration.ofMinutes(1)),
                Runnable::run,
                ticker);
        Epochs epochs = new Epochs(store, keks, () -> Instant.EPOCH, Duration.ofDays(7), nonces, (delay, task) -> {});
        KeyMint mint = new KeyMint(store, epochs, () -> Instant.EPOCH, nonces);
        TenantKeys tenantKeys = new TenantKeys(store, mint, LIMITS.maxAge(), ticker);
        return new SubjectKeys(store, mint, new Handles(tenantKeys), benches, LIMITS, ticker, task -> {}, later::add);
    }
}
