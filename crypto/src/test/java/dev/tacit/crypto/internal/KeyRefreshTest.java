package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.KeyScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Rows are read again before keys are too old; here at once, on the thread that asks. */
class KeyRefreshTest {
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Duration REFRESH_AGE = CacheLimits.DEFAULT.refreshAge();

    private long nanos;
    private Instant wall = Instant.EPOCH;
    private final KeyStore store = new InMemoryKeyStoreForTests();
    private SubjectKeys keys = keys(Runnable::run);

    @Test
    void aKeyInUse_staysAsItIs_beyondTheAge() {
        LeasedKey key = sealing();
        for (int minute = 0; minute < 20; minute++) {
            nanos += Duration.ofMinutes(1).toNanos();
            assertThat(sealing()).isSameAs(key);
        }
        assertThat(keys.opening(Tenant.SOLE, key.ref(), nanos)).isSameAs(key);
    }

    @Test
    void aKeyWhoseRowWasNotReadAgain_isLoadedAnewAfterTheAge() {
        keys = keys(task -> {});
        LeasedKey key = sealing();
        nanos += CacheLimits.DEFAULT.maxAge().toNanos();

        assertThat(sealing()).isNotSameAs(key);
        assertThat(key.isRetired()).isTrue();
    }

    @Test
    void aShredOnAnotherNode_isNoticedWhenTheRowIsReadAgain() {
        LeasedKey key = sealing();
        ShredRow unused = store.disable(
                ShredRow.requested(Tenant.SOLE, "r1", key.handle(), key.slot().scope(), Instant.EPOCH, Instant.EPOCH),
                new ShredLimit(1, Instant.EPOCH));
        nanos += REFRESH_AGE.toNanos();

        assertThat(keys.opening(Tenant.SOLE, key.ref(), nanos).isAlive()).isFalse();
        assertThat(key.isRetired()).isTrue();
    }

    /** As after a machine has slept, whose monotonic clock stood still meanwhile. */
    @Test
    void aYearThatTheWallClockAloneSaw_isNoticedWhenTheRowIsReadAgain() {
        LeasedKey key = sealing();
        wall = wall.plus(KeyMint.MAX_GENERATION_AGE);
        nanos += REFRESH_AGE.toNanos();

        assertThat(sealing()).as("it is read again for whoever asks next").isSameAs(key);
        assertThat(sealing().ref()).isNotEqualTo(key.ref());
        assertThat(keys.opening(Tenant.SOLE, key.ref(), nanos).isAlive()).isTrue();
    }

    @Test
    void keysThatWereReadTogether_fallDueApart() {
        List<LeasedKey> people = new ArrayList<>();
        List<Runnable> asked = new ArrayList<>();
        keys = keys(task -> {
            asked.add(task);
            task.run();
        });
        for (int person = 0; person < 100; person++) {
            people.add(keys.sealing(Tenant.SOLE, Subject.of(person), KeyScope.subject(), nanos));
        }

        nanos += REFRESH_AGE.toNanos() / 16 * 15;
        people.forEach(
                key -> assertThat(keys.opening(Tenant.SOLE, key.ref(), nanos)).isSameAs(key));
        assertThat(asked).as("each key has a pace of its own").hasSizeBetween(1, 99);

        nanos += REFRESH_AGE.toNanos() / 16;
        people.forEach(
                key -> assertThat(keys.opening(Tenant.SOLE, key.ref(), nanos)).isSameAs(key));
        assertThat(asked).as("none is later than the age").hasSize(100);
    }

    private LeasedKey sealing() {
        return keys.sealing(Tenant.SOLE, ALICE, KeyScope.subject(), nanos);
    }

    private SubjectKeys keys(Executor background) {
        Ticker ticker = () -> nanos;
        Nonces nonces = new Nonces();
        Keks keks = new Keks(
                Optional.of(new InMemoryKekForTests()),
                Map.of(),
                CacheLimits.DEFAULT.maxAge(),
                new KekThreads(Duration.ofMinutes(1)),
                Runnable::run,
                ticker);
        Epochs epochs = new Epochs(store, keks, () -> Instant.EPOCH, Duration.ofDays(7), nonces, (delay, task) -> {});
        KeyMint mint = new KeyMint(store, epochs, () -> wall, nonces);
        TenantKeys tenantKeys = new TenantKeys(store, mint, CacheLimits.DEFAULT.maxAge(), ticker);
        Workbenches benches = new Workbenches(nonces, ticker, () -> Instant.EPOCH);
        return new SubjectKeys(
                store, mint, new Handles(tenantKeys), benches, CacheLimits.DEFAULT, ticker, background, task -> {});
    }
}
