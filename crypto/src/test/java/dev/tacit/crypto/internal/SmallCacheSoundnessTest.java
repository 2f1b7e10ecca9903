package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.SystemClock;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kept ciphers in the caches as they are in a vault, only much too small, so that keys are dropped and retired while they are
 * lent: what one thread seals another opens, and so does a reader that has nothing in common with ours but the key; no two
 * values have the same nonce. System property {@code tacit.soundness.operations} says how many operations;
 * 10 000 000 is the number to release with.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class SmallCacheSoundnessTest {
    private static final int THREADS = 8;
    private static final int OPERATIONS = Integer.getInteger("tacit.soundness.operations", 10_000);
    private static final int PEOPLE = 5;
    private static final SealedHeader HEADER = SealedHeader.of(Suite.AES_256_GCM, Padding.NONE, Binding.SUBJECT);

    private final Set<Nonce> nonces = ConcurrentHashMap.newKeySet();
    private final Map<KeyRef, byte[]> derived = new ConcurrentHashMap<>();
    private final InMemoryKeyStoreForTests store = new InMemoryKeyStoreForTests();
    private final Workbenches benches = new Workbenches(new Nonces(), Ticker.systemTicker(), SystemClock.instance());

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void whateverIsDroppedMeanwhile_everyValueOpens(int cached) throws Exception {
        Handed handed = keys(cached);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> opened = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                opened.add(threads.submit(() -> sealAndOpen(handed.keys(), handed.mint())));
            }
            for (Future<Integer> some : opened) {
                assertThat(some.get()).isEqualTo(OPERATIONS / THREADS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int sealAndOpen(SubjectKeys keys, KeyMint mint) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int done = 0; done < OPERATIONS / THREADS; done++) {
            int person = random.nextInt(PEOPLE);
            byte[] value = new byte[random.nextInt(80)];
            random.nextBytes(value);
            byte[] sealed = seal(keys, person, value);
            assertThat(nonces.add(Nonce.of(sealed))).as("a nonce of its own").isTrue();
            assertThat(openElsewhere(mint, sealed)).isEqualTo(value);
            assertThat(open(keys, person, sealed)).isEqualTo(value);
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

    /** Opens by the text of docs/format.md: nothing of ours is used but the derived key and the handle in its row. */
    private byte[] openElsewhere(KeyMint mint, byte[] sealed) {
        KeyRef ref = KeyRef.of(Arrays.copyOfRange(sealed, 3, 19));
        KeyRow row = store.byReference(Tenant.SOLE, ref).orElseThrow();
        byte[] key = derived.computeIfAbsent(ref, absent -> mint.derive(row).bytes());
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 19, 12));
            cipher.updateAAD(
                    associatedData(sealed, HexFormat.of().parseHex(row.slot().owner())));
            return cipher.doFinal(sealed, 31, sealed.length - 31);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("another reader cannot open what was sealed", e);
        }
    }

    private static byte[] associatedData(byte[] sealed, byte[] handle) {
        byte[] texts = "\4sole\5order\4name".getBytes(StandardCharsets.UTF_8);
        ByteBuffer wholeBlocks = ByteBuffer.allocate(64);
        return wholeBlocks.put(sealed, 0, 19).put(handle).put(texts).array();
    }

    private record Nonce(long first, int last) {
        static Nonce of(byte[] sealed) {
            return new Nonce(
                    ByteBuffer.wrap(sealed).getLong(19), ByteBuffer.wrap(sealed).getInt(27));
        }
    }

    private static FieldContext context(int person) {
        return FieldContext.of(Tenant.SOLE, "order", "name", Subject.of(person));
    }

    private Handed keys(int cached) {
        Ticker ticker = Ticker.systemTicker();
        Nonces source = new Nonces();
        Duration maxAge = CacheLimits.DEFAULT.maxAge();
        Keks keks = new Keks(
                Optional.of(new InMemoryKekForTests()),
                Map.of(),
                maxAge,
                new KekThreads(Duration.ofMinutes(1)),
                Runnable::run,
                ticker);
        Epochs epochs =
                new Epochs(store, keks, SystemClock.instance(), Duration.ofDays(7), source, (delay, task) -> {});
        KeyMint mint = new KeyMint(store, epochs, SystemClock.instance(), source);
        Handles handles = new Handles(new TenantKeys(store, mint, maxAge, ticker));
        CacheLimits limits = CacheLimits.DEFAULT.withBudget(CacheLimits.budgetFor(cached));
        assertThat(limits.maxKeys()).isEqualTo(cached);
        return new Handed(
                new SubjectKeys(store, mint, handles, benches, limits, ticker, Runnable::run, task -> {}), mint);
    }

    /** The keys under test, and what derives the same from the rows. */
    private record Handed(SubjectKeys keys, KeyMint mint) {}
}
