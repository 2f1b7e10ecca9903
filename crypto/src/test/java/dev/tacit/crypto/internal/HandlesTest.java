package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The key that a handle is compared with is found beside the cache: not longer than the cache serves it, and never another tenant's. */
class HandlesTest {
    private static final Duration MAX_AGE = CacheLimits.DEFAULT.maxAge();
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Subject BOB = Subject.of("bob-2");

    private long nanos = 1;
    private final AtomicInteger questions = new AtomicInteger();
    private final TenantKeys keys = keys();
    private final Handles handles = new Handles(keys);

    @Test
    void theStoreIsAskedOnce_untilTheKeyIsTooOld() {
        LeasedKey alices = keyOf(Tenant.SOLE, ALICE);
        assertThat(isOf(Tenant.SOLE, ALICE, alices)).isTrue();
        assertThat(isOf(Tenant.SOLE, BOB, alices)).isFalse();
        int asked = questions.get();

        nanos += MAX_AGE.toNanos() - 1;
        assertThat(isOf(Tenant.SOLE, ALICE, alices)).isTrue();
        assertThat(questions).hasValue(asked);

        nanos += 1;
        assertThat(isOf(Tenant.SOLE, ALICE, alices)).isTrue();
        assertThat(questions).hasValue(asked + 1);
    }

    @Test
    void aWipedKey_isReadAgain() {
        LeasedKey alices = keyOf(Tenant.SOLE, ALICE);
        assertThat(isOf(Tenant.SOLE, ALICE, alices)).isTrue();
        int asked = questions.get();

        keys.wipe(Tenant.SOLE::equals);

        assertThat(isOf(Tenant.SOLE, ALICE, alices)).isTrue();
        assertThat(questions).hasValue(asked + 1);
    }

    @Test
    void tenantsThatMeetAtOnePlace_haveEachTheirOwn() {
        Tenant one = Tenant.of("shop-0");
        Tenant other = IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> Tenant.of("shop-" + i))
                .filter(tenant -> Handles.place(tenant) == Handles.place(one))
                .findFirst()
                .orElseThrow();
        LeasedKey ofOne = keyOf(one, ALICE);
        LeasedKey ofOther = keyOf(other, ALICE);

        for (int turn = 0; turn < 3; turn++) {
            assertThat(isOf(one, ALICE, ofOne)).isTrue();
            assertThat(isOf(other, ALICE, ofOne)).isFalse();
            assertThat(isOf(one, ALICE, ofOther)).isFalse();
            assertThat(isOf(other, ALICE, ofOther)).isTrue();
        }
    }

    private boolean isOf(Tenant tenant, Subject subject, LeasedKey key) {
        return handles.isOf(tenant, subject, key, nanos);
    }

    private LeasedKey keyOf(Tenant tenant, Subject subject) {
        return LeasedKeys.of(new byte[32], handles.of(tenant, subject));
    }

    private TenantKeys keys() {
        Ticker ticker = () -> nanos;
        Nonces nonces = new Nonces();
        KeyStore store = counting(new InMemoryKeyStoreForTests());
        Keks keks = new Keks(
                Optional.of(new InMemoryKekForTests()),
                Map.of(),
                MAX_AGE,
                new KekThreads(Duration.ofMinutes(1)),
                Runnable::run,
                ticker);
        Epochs epochs = new Epochs(store, keks, () -> Instant.EPOCH, Duration.ofDays(7), nonces, (delay, task) -> {});
        return new TenantKeys(store, new KeyMint(store, epochs, () -> Instant.EPOCH, nonces), MAX_AGE, ticker);
    }

    /** Counts how often a slot's rows are asked for. */
    private KeyStore counting(KeyStore store) {
        return (KeyStore) Proxy.newProxyInstance(
                KeyStore.class.getClassLoader(), new Class<?>[] {KeyStore.class}, (proxy, method, arguments) -> {
                    questions.addAndGet(method.getName().equals("generations") ? 1 : 0);
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
