package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is dropped while somebody loads it is not served afterwards: a drop has returned, and the load goes on. */
class LoadUnderWayTest {
    private static final Tenant SOUTH = Tenant.of("south");
    private static final int READERS = 12;

    private final MovableClock clock = new MovableClock();
    private final InMemoryKeyStoreForTests rows = new InMemoryKeyStoreForTests();
    private final FaultyKeyStore store = new FaultyKeyStore(rows);
    private final FaultyKek kek = new FaultyKek();
    private final Vault writer = builder(kek).keyStore(rows).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        goOn.countDown();
        kek.release();
        threads.shutdownNow();
        writer.close();
    }

    @Test
    void aSubjectsKeyThatWasBeingLoaded_isNotServed_onceTheShredOfItsTenantHasReturned() throws Exception {
        String sealed = writer.encryptText(SECRET, gift(ALICE));
        try (Vault vault = builder(kek).build()) {
            warmUp(vault);
            CountDownLatch answered = new CountDownLatch(1);
            Future<String> reading = whileTheStoresAnswerIsUnderWay(answered, () -> read(vault, sealed, gift(ALICE)));
            vault.shredTenant(SOUTH, "t1");
            goOn.countDown();

            assertThatThrownBy(reading::get).hasCauseInstanceOf(KeyShreddedException.class);
            assertThatThrownBy(() -> read(vault, sealed, gift(ALICE))).isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void aKeyThatWasBeingLoaded_isNotServed_onceAShredHasFailedWhoseMarkCouldNotBeWritten() throws Exception {
        String sealed = writer.encryptText(SECRET, gift(ALICE));
        MemoryMark mark = new MemoryMark();
        try (Vault vault = builder(kek).mark(mark).build()) {
            warmUp(vault);
            CountDownLatch answered = new CountDownLatch(1);
            Future<String> reading = whileTheStoresAnswerIsUnderWay(answered, () -> read(vault, sealed, gift(ALICE)));
            mark.readOnly(true);
            ShredRequest request = new ShredRequest(SOUTH, ALICE, KeyScope.subject(), "r1");
            assertThatThrownBy(() -> vault.shred(request)).isInstanceOf(KeyUnavailableException.class);
            mark.readOnly(false);
            goOn.countDown();

            assertThatThrownBy(reading::get).hasCauseInstanceOf(KeyShreddedException.class);
            assertThatThrownBy(() -> read(vault, sealed, gift(ALICE))).isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void aTenantsKeyThatWasBeingLoaded_isNotServed_onceTheShredOfTheTenantHasReturned() throws Exception {
        assertThat(writer.handleOf(SOUTH, ALICE)).isNotNull();
        try (Vault vault = builder(kek).build()) {
            CountDownLatch answered = new CountDownLatch(1);
            Future<?> asking = whileTheStoresAnswerIsUnderWay(answered, () -> vault.handleOf(SOUTH, ALICE));
            vault.shredTenant(SOUTH, "t1");
            goOn.countDown();

            assertThatThrownBy(asking::get).hasCauseInstanceOf(KeyShreddedException.class);
            assertThatThrownBy(() -> vault.handleOf(SOUTH, ALICE)).isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void anEpochsKeyThatWasBeingFetched_isNotKept_onceTheKeysWereDropped() throws Exception {
        String sealed = writer.encryptText(SECRET, gift(ALICE));
        try (Vault vault = builder(kek).kekTimeout(Duration.ofMinutes(1)).build()) {
            kek.has(FaultyKek.Trouble.HANGS);
            int before = kek.calls();
            Future<String> reading = threads.submit(() -> read(vault, sealed, gift(ALICE)));
            while (kek.calls() == before && !reading.isDone()) {
                Thread.onSpinWait();
            }
            vault.beforeCheckpoint();
            kek.release();

            assertThatThrownBy(reading::get).hasCauseInstanceOf(KeyUnavailableException.class);
            assertThat(vault.metrics().epochKeysInMemory()).isZero();
            assertThat(vault.metrics().subjectKeysInMemory()).isZero();
            kek.has(FaultyKek.Trouble.NONE);
            assertThat(read(vault, sealed, gift(ALICE))).isEqualTo(SECRET);
        }
    }

    /** Each of them holds a part of the cache while it waits for the KEK's answer, which drops all that is cached. */
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whenAKekRefuses_allWhoAreLoadingAreTold() throws Exception {
        // Not all: those whose keys share a place in the cache's table load one after the other.
        CountDownLatch loading = new CountDownLatch(READERS / 2);
        boolean[] refusing = {false};
        Kek souths = (Kek) Proxy.newProxyInstance(
                Kek.class.getClassLoader(), new Class<?>[] {Kek.class}, (proxy, method, arguments) -> {
                    if (refusing[0] && method.getName().equals("unwrap")) {
                        goOn.await();
                        throw new KeyDeniedException("the tenant withdrew its key");
                    }
                    try {
                        return method.invoke(kek, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        try (Vault vault = builder(kek)
                .ownKek(SOUTH, souths)
                .kekTimeout(Duration.ofMinutes(1))
                .build()) {
            List<String> sealed = new ArrayList<>();
            for (int person = 0; person < 300; person++) {
                sealed.add(vault.encryptText(SECRET, gift(Subject.of(person))));
            }
            clock.pass(Duration.ofMinutes(5));
            store.answersWith(found -> {
                loading.countDown();
                return found;
            });
            refusing[0] = true;
            List<Future<String>> readings = new ArrayList<>();
            for (int person = 0; person < READERS; person++) {
                FieldContext gift = gift(Subject.of(person));
                String text = sealed.get(person);
                readings.add(threads.submit(() -> read(vault, text, gift)));
            }
            loading.await();
            goOn.countDown();

            for (Future<String> reading : readings) {
                assertThatThrownBy(() -> reading.get(1, TimeUnit.MINUTES))
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(KeyDeniedException.class);
            }
        }
    }

    /**
     * Fetches the tenant's keys, and keeps no person's: to throw out a key whose place in the cache's table is that of the one
     * being loaded, one in sixteen, would wait for that load.
     */
    private void warmUp(Vault vault) {
        assertThat(vault.encryptText(SECRET, gift(BOB))).isNotEmpty();
        vault.shred(new ShredRequest(SOUTH, BOB, KeyScope.subject(), "r0"));
        assertThat(vault.metrics().subjectKeysInMemory()).isZero();
    }

    /** Does this on another thread, and returns once the store has answered it and it does not know yet. */
    private <T> Future<T> whileTheStoresAnswerIsUnderWay(CountDownLatch answered, Callable<T> act)
            throws InterruptedException {
        Thread[] reader = new Thread[1];
        store.answersWith(found -> {
            if (Thread.currentThread() == reader[0]) {
                answered.countDown();
                awaitGoOn();
            }
            return found;
        });
        Future<T> done = threads.submit(() -> {
            reader[0] = Thread.currentThread();
            return act.call();
        });
        answered.await();
        return done;
    }

    private void awaitGoOn() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("given up on");
        }
    }

    /** FIELD: nothing else of the tenant's is needed to open it. */
    private static FieldContext gift(Subject subject) {
        return new FieldContext(SOUTH, "order", "gift", Binding.FIELD, Optional.of(subject), Optional.empty());
    }

    private VaultBuilder builder(Kek shared) {
        return Vault.builder()
                .inMemoryForTests()
                .kek(shared)
                .keyStore(store)
                .tenants(Set.of(SOUTH))
                .clock(clock)
                .ticker(clock.ticker())
                .refreshes(Runnable::run);
    }
}
