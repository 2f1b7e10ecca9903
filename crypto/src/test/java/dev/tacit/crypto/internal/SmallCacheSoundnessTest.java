package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.SystemClock;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kept ciphers in the caches as they are in a vault, only much too small, so that keys are dropped and retired while they are
 * lent: what one thread seals another opens. System property {@code tacit.soundness.operations} says how many operations;
 * 10 000 000 is the number to release with.
 */
class SmallCacheSoundnessTest {
    private static final int THREADS = 8;
    private static final int OPERATIONS = Integer.getInteger("tacit.soundness.operations", 10_000);
    private static final int PEOPLE = 5;
    private static final SealedHeader HEADER = SealedHeader.of(Suite.AES_256_GCM, Padding.NONE, Binding.SUBJECT);

    private final Workbenches benches = new Workbenches(new Nonces(), Ticker.systemTicker(), SystemClock.instance());

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void whateverIsDroppedMeanwhile_everyValueOpens(int cached) throws Exception {
        SubjectKeys keys = keys(cached);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> opened = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                opened.add(threads.submit(() -> sealAndOpen(keys)));
            }
            for (Future<Integer> some : opened) {
                assertThat(some.get()).isEqualTo(OPERATIONS / THREADS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int sealAndOpen(SubjectKeys keys) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int done = 0; done < OPERATIONS / THREADS; done++) {
            int person = random.nextInt(PEOPLE);
            byte[] value = new byte[random.nextInt(80)];
            random.nextBytes(value);
            assertThat(open(keys, person, seal(keys, person, value))).isEqualTo(value);
        }
        return OPERATIONS / THREADS;
    }

    private byte[] seal(SubjectKeys keys, int person, byte[] value) {
        Workbench bench = benches.take();
        try {
            while (true) {
                bench.prepareNonces(1, keys.now());
                LeasedKey key = keys.sealing(Tenant.SOLE, Subject.of(person), KeyScope.subject(), keys.now());
                KeyLease lease = bench.lend(key);
                if (lease != null) {
                    return SealedFormat.seal(bench, lease, HEADER, context(person), value);
                }
            }
        } finally {
            benches.giveBack(bench);
        }
    }

    private byte[] open(SubjectKeys keys, int person, byte[] sealed) {
        SealedFormat format = SealedFormat.parse(sealed);
        Workbench bench = benches.take();
        try {
            while (true) {
                KeyLease lease = bench.lend(keys.opening(Tenant.SOLE, format.ref(), keys.now()));
                if (lease != null) {
                    return format.open(bench, lease, context(person), "name");
                }
            }
        } finally {
            benches.giveBack(bench);
        }
    }

    private static FieldContext context(int person) {
        return FieldContext.of(Tenant.SOLE, "order", "name", Subject.of(person));
    }

    private SubjectKeys keys(int cached) {
        Ticker ticker = Ticker.systemTicker();
        Nonces nonces = new Nonces();
        InMemoryKeyStoreForTests store = new InMemoryKeyStoreForTests();
        Duration maxAge = CacheLimits.DEFAULT.maxAge();
        Keks keks = new Keks(
                Optional.of(new InMemoryKekForTests()),
                Map.of(),
                maxAge,
                new KekThreads(Duration.ofMinutes(1)),
                Runnable::run,
                ticker);
        Epochs epochs =
                new Epochs(store, keks, SystemClock.instance(), Duration.ofDays(7), nonces, (delay, task) -> {});
        KeyMint mint = new KeyMint(store, epochs, SystemClock.instance(), nonces);
        Handles handles = new Handles(new TenantKeys(store, mint, maxAge, ticker));
        CacheLimits limits = CacheLimits.DEFAULT.withBudget(CacheLimits.budgetFor(cached));
        assertThat(limits.maxKeys()).isEqualTo(cached);
        return new SubjectKeys(store, mint, handles, benches, limits, ticker, Runnable::run, task -> {});
    }
}
