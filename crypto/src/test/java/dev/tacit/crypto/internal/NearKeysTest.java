package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Instant;
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
    void anyNumberOfKeys_hasPlaces() {
        for (long keys : new long[] {1, 2, 3, 1000, Long.MAX_VALUE}) {
            NearKeys some = new NearKeys(keys);
            some.put(-1, key);
            assertThat(some.find(-1)).as("room for %d", keys).isSameAs(key);
        }
    }
}
