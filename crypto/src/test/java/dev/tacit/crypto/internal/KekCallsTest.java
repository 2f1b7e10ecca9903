package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A KEK answers for itself: what it does not answer is its own trouble, and nobody else's. */
class KekCallsTest {
    private static final int CALLERS = 40;

    private final KekThreads threads = new KekThreads(Duration.ofMinutes(1));
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void close() {
        released.countDown();
        callers.shutdown();
        threads.close();
    }

    @Test
    void aTenantsKekThatHangs_takesNoThreadFromTheOthers_andItsCallersAreRefusedAtOnce() throws Exception {
        GuardedKek souths = GuardedKek.ofTenant(hanging(), Duration.ofMinutes(5), threads, Ticker.systemTicker());
        GuardedKek shared = GuardedKek.shared(new InMemoryKekForTests(), threads, Ticker.systemTicker());
        CountDownLatch refused = new CountDownLatch(CALLERS - 8);
        List<Future<?>> calls = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            calls.add(callers.submit(() -> {
                try {
                    assertThat(souths.createEpochKek()).isEqualTo("released");
                } catch (KeyUnavailableException e) {
                    refused.countDown();
                }
            }));
        }
        assertThat(refused.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(shared.createEpochKek()).isNotEmpty();
        released.countDown();
        for (Future<?> call : calls) {
            assertThat(call.get()).isNull();
        }
        assertThat(onceThereIsRoom(souths)).isEqualTo("released");
    }

    /** Who is answered may be back before the thread that answered has left the room. */
    private static String onceThereIsRoom(GuardedKek kek) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (true) {
            try {
                return kek.createEpochKek();
            } catch (KeyUnavailableException e) {
                assertThat(System.nanoTime()).as("the room is free again").isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aKekThatAnswersNothing_hasFailed() {
        Kek answersNull = (Kek) Proxy.newProxyInstance(
                Kek.class.getClassLoader(), new Class<?>[] {Kek.class}, (proxy, method, arguments) -> null);
        GuardedKek kek = GuardedKek.shared(answersNull, threads, Ticker.systemTicker());

        assertThatThrownBy(() -> kek.unwrap("e", new byte[60], new byte[1]))
                .isInstanceOf(KeyUnavailableException.class);
        assertThat(kek.last()).isEqualTo(Tally.End.FAILED);
    }

    /** It does not heed an interrupt either. */
    private Kek hanging() {
        return (Kek) Proxy.newProxyInstance(
                Kek.class.getClassLoader(), new Class<?>[] {Kek.class}, (proxy, method, args) -> {
                    while (released.getCount() > 0) {
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            // goes on waiting
                        }
                    }
                    return "released";
                });
    }
}
