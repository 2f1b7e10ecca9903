package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class NearKeysTest {
    private final Workbenches benches = new Workbenches(new Nonces(), Ticker.disabledTicker(), () -> Instant.EPOCH);
    private final NearKeys near = new NearKeys(4);
    private final LeasedKey key = LeasedKeys.any();

    @Test
    void aKey_isFoundWhereItWasPut_untilAnotherTakesItsPlace() {
        LeasedKey other = LeasedKeys.any();
        near.put(7, key);
        assertThat(near.find(7)).isSameAs(key);
        near.put(7, other);
        assertThat(near.find(7)).isSameAs(other);
        near.remove(7, key);
        assertThat(near.find(7)).as("only the key itself is removed").isSameAs(other);
    }

    @Test
    void aRetiredKey_isNotFound_andNotPut() {
        near.put(7, key);
        key.retire(benches);
        assertThat(near.find(7)).isNull();

        near.remove(7, key);
        near.put(7, key);
        assertThat(near.find(7)).isNull();
    }

    @Test
    void aKeyWithItsLease_isFound_alsoAfterOneThatHasNone_andAfterAnother() {
        LeasedKey other = LeasedKeys.any();
        assertThat(other.newKept()).isNotNull();
        near.put(7, key);
        near.put(7, other);
        assertThat(near.find(7)).isSameAs(other);

        near.put(7, key);
        assertThat(near.find(7)).as("which has no lease").isSameAs(key);

        assertThat(key.newKept()).isNotNull();
        assertThat(near.find(7)).as("whose lease is not put yet").isSameAs(key);
        near.put(7, key);
        assertThat(near.find(7)).isSameAs(key);
    }

    @Test
    void theLeaseOfARemovedKey_isNotHeldAnyMore() {
        WeakReference<KeyLease> lease = putKept(near, 7);
        assertThat(lease.get()).as("held by its key").isNotNull();

        removeFound(7);
        assertThat(near.find(7)).isNull();
        assertCleared(lease);
    }

    @Test
    void aLeasePutBesideAnotherThreadsKey_isNotHeldOnceItsOwnKeyIsRemoved() throws Exception {
        NearKeys many = new NearKeys(4_096); // one place for each round
        List<WeakReference<KeyLease>> leases = new ArrayList<>();
        for (int round = 0; round < 8_000; round++) {
            CountDownLatch begin = new CountDownLatch(2);
            int hash = round;
            CompletableFuture<WeakReference<KeyLease>> there =
                    CompletableFuture.supplyAsync(() -> putAndRemove(many, begin, hash));
            leases.add(putAndRemove(many, begin, hash));
            leases.add(there.get());
        }
        leases.forEach(NearKeysTest::assertCleared);
    }

    @Test
    void anyNumberOfKeys_hasPlaces() {
        for (long keys : new long[] {1, 2, 3, 1000, Long.MAX_VALUE}) {
            NearKeys some = new NearKeys(keys);
            some.put(-1, key);
            assertThat(some.find(-1)).as("room for %d", keys).isSameAs(key);
        }
    }

    private WeakReference<KeyLease> putAndRemove(NearKeys many, CountDownLatch begin, int hash) {
        LeasedKey one = LeasedKeys.any();
        WeakReference<KeyLease> lease = new WeakReference<>(one.newKept());
        begin.countDown();
        while (begin.getCount() > 0) {
            Thread.onSpinWait(); // to wake up takes longer than to put
        }
        many.put(hash, one);
        one.retire(benches);
        many.remove(hash, one);
        return lease;
    }

    private void removeFound(int hash) {
        LeasedKey found = Objects.requireNonNull(near.find(hash));
        found.retire(benches);
        near.remove(hash, found);
    }

    private static WeakReference<KeyLease> putKept(NearKeys near, int hash) {
        LeasedKey one = LeasedKeys.any();
        WeakReference<KeyLease> lease = new WeakReference<>(one.newKept());
        near.put(hash, one);
        return lease;
    }

    private static void assertCleared(WeakReference<KeyLease> lease) {
        for (int i = 0; i < 50 && lease.get() != null; i++) {
            System.gc();
        }
        assertThat(lease.get()).isNull();
    }
}
