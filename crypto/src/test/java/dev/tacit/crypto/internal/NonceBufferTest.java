package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NonceBufferTest {
    private final CountingNonces source = new CountingNonces();
    private long nanos = 5_000_000_000L;
    private Instant wall = Instant.EPOCH;
    private final Workbenches benches = new Workbenches(source, () -> nanos, () -> wall);
    private final NonceBuffer buffer = new NonceBuffer(benches, source);

    @Test
    void atMost64_areDrawnAtATime() {
        for (int nonce = 0; nonce < 65; nonce++) {
            take(1);
        }
        assertThat(source.asked).isEqualTo(2);
        assertThat(source.largest).isEqualTo(64 * 12);
    }

    @Test
    void anOlderThanASecond_byEitherClock_isNotHandedOut() {
        take(1);
        nanos += 1_000_000_000L;
        take(1);
        assertThat(source.asked).isEqualTo(1);
        nanos += 1;
        take(1);
        assertThat(source.asked).isEqualTo(2);
        wall = wall.plusMillis(1001);
        take(1);
        assertThat(source.asked).isEqualTo(3);
        wall = wall.minusMillis(1);
        take(1);
        assertThat(source.asked).as("the wall clock went back").isEqualTo(4);
    }

    @Test
    void afterARestore_noneIsHandedOutThatWasDrawnBefore() {
        take(1);
        benches.dropNonces();
        take(1);

        assertThat(source.asked).isEqualTo(2);
    }

    @Test
    void whereSnapshotsAreTaken_noneIsDrawnInAdvance() {
        CountingNonces unbuffered = new CountingNonces();
        unbuffered.buffered = false;
        NonceBuffer one = new NonceBuffer(new Workbenches(unbuffered, () -> nanos, () -> wall), unbuffered);
        one.prepare(1, nanos);
        one.next(new byte[12], 0);

        assertThat(unbuffered.largest).isEqualTo(12);
    }

    @Test
    void noMoreAreHandedOut_thanAreInHand() {
        assertThatThrownBy(() -> buffer.next(new byte[12], 0)).isInstanceOf(IllegalStateException.class);
    }

    private void take(int count) {
        buffer.prepare(count, nanos);
        buffer.next(new byte[12], 0);
    }

    /** Counts how often it is asked, and for how much. */
    private static final class CountingNonces extends Nonces {
        private int asked;
        private int largest;
        private boolean buffered = true;

        @Override
        void next(byte[] target, int offset, int sizeBytes) {
            asked++;
            largest = Math.max(largest, sizeBytes);
            super.next(target, offset, sizeBytes);
        }

        @Override
        boolean mayBeBuffered() {
            return buffered;
        }
    }
}
