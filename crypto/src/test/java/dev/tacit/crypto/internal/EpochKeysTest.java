package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Tenant;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an epoch's key leaves the memory of a process that nobody asks for it again. */
class EpochKeysTest {
    private static final EpochKeys.Name SOUTHS = new EpochKeys.Name(Tenant.of("south"), 1);
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private long nanos = -5;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final KekThreads threads = new KekThreads(Duration.ofMinutes(1));
    private final GuardedKek shared = GuardedKek.shared(new InMemoryKekForTests(), threads, () -> nanos);
    private final GuardedKek souths = GuardedKek.ofTenant(new InMemoryKekForTests(), MAX_AGE, threads, () -> nanos);
    private final EpochKeys keys = new EpochKeys(
            () -> nanos, Runnable::run, (delay, task) -> waiting.add(new Waiting(nanos + delay.toNanos(), task)));

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void aKeyUnderTheSharedKek_isWipedAfterADay_thoughNobodyAsksForIt() {
        EpochKey key = fetched(shared);
        pass(KeyLife.LONGEST.minusNanos(1));
        assertThat(key.isWiped()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(key.isWiped()).isTrue();
    }

    @Test
    void aKeyUnderATenantsOwnKek_isWipedWithinTheAge_thoughNobodyAsksForIt() {
        EpochKey key = fetched(souths);
        pass(MAX_AGE);
        assertThat(key.isWiped()).isTrue();
        assertThat(waiting).isEmpty();
    }

    @Test
    void aKeyThatTheKekGaveAgain_staysForAnotherTurn() {
        EpochKey key = fetched(shared);
        pass(Duration.ofHours(23));
        assertThat(fetched(shared)).isSameAs(key);
        pass(Duration.ofHours(23));
        assertThat(key.isWiped()).isFalse();
        pass(Duration.ofHours(1));
        assertThat(key.isWiped()).isTrue();
    }

    private EpochKey fetched(GuardedKek kek) {
        Nonces nonces = new Nonces();
        return keys.get(SOUTHS, () -> new EpochKeys.Given(SOUTHS.tenant(), new EpochKey(1, nonces.key(), nonces), kek));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        int due = waiting.size();
        for (int one = 0; one < due; one++) {
            Waiting next = waiting.remove();
            if (next.due() - nanos <= 0) {
                next.task().run();
            } else {
                waiting.add(next);
            }
        }
    }

    private record Waiting(long due, Runnable task) {}
}
