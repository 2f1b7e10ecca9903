package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.crypto.key.CiphertextRejectedException;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorkbenchTest {
    private static final byte[] NOTHING = {};

    private final Workbenches benches = new Workbenches(new Nonces(), Ticker.disabledTicker(), () -> Instant.EPOCH);
    private final LeasedKey key = LeasedKeys.any();
    private int nonces;

    @Test
    void aKeyRetiredWhileLent_worksUntilTheLeaseEnds_andIsWipedThen() {
        for (int uses = 0; uses < 3; uses++) {
            LeasedKey retired = LeasedKeys.any();
            for (int before = 0; before < uses; before++) {
                use(retired);
                use(LeasedKeys.any());
            }
            Workbench bench = benches.take();
            KeyLease lease = lend(bench, retired);
            retired.retire(benches);
            seal(lease);
            benches.giveBack(bench);

            assertThatThrownBy(() -> seal(lease)).as("after %d uses", uses).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theCipherOfARetiredKey_isHandedToNoOther() {
        Workbench bench = benches.take();
        KeyLease lease = lend(bench, key);
        benches.giveBack(bench);
        key.retire(benches);
        use(LeasedKeys.any());

        assertThat(lease.isSound()).as("its cipher is still its own").isTrue();
    }

    @Test
    void aRetiredKey_isLentToNobody() {
        use(key);
        key.retire(benches);

        assertThat(benches.take().lend(key)).isNull();
    }

    @Test
    void aKeyRetiredBetweenTwoUsesAtABench_isNotLentAgain() {
        Workbench bench = benches.take();
        seal(lend(bench, key));
        bench.end();
        key.retire(benches);

        assertThat(bench.lend(key)).isNull();
    }

    @Test
    void aRetiredKey_isWipedOnTheBenchWhereItLies() {
        Workbench bench = benches.take();
        KeyLease onBench = lend(bench, key);
        benches.giveBack(bench);
        key.retire(benches);

        assertThatThrownBy(() -> seal(onBench)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRetiredKey_isWipedWhereItIsKept() {
        use(key);
        use(LeasedKeys.any());
        use(key);
        KeyLease kept = Objects.requireNonNull(key.take());
        key.putBack(kept);
        key.retire(benches);

        assertThatThrownBy(() -> seal(kept)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyInUseElsewhere_isLentWithAnotherCipher() {
        use(key);
        use(LeasedKeys.any());
        Workbench first = benches.take();
        Workbench second = benches.take();
        KeyLease one = lend(first, key);
        KeyLease two = lend(second, key);

        assertThat(one).isNotSameAs(two);
        benches.giveBack(first);
        benches.giveBack(second);
    }

    @Test
    void aKeyThatABenchBorrowsAgainAndAgain_getsALeaseThere() {
        use(key);
        use(LeasedKeys.any());
        use(key);
        KeyLease kept = Objects.requireNonNull(key.take());
        key.putBack(kept);
        for (int uses = 0; uses < 100; uses++) {
            use(key);
        }

        assertThat(lend(benches.take(), key)).isNotSameAs(kept);
        assertThat(key.take()).as("is free for others").isSameAs(kept);
    }

    @Test
    void whatWasLentAtABenchWithoutAPlace_isWipedAsThatIsGivenBack() {
        Workbench placed = benches.take();
        Workbench other = benches.take();
        KeyLease lease = lend(other, key);
        seal(lease);
        benches.giveBack(other);
        benches.giveBack(placed);

        assertThatThrownBy(() -> seal(lease)).isInstanceOf(IllegalStateException.class);
        assertThat(benches.take()).isSameAs(placed);
    }

    @Test
    void aCipherThatFailed_isNotLentAgain() {
        for (int round = 0; round < 3; round++) {
            Workbench bench = benches.take();
            KeyLease lease = lend(bench, key);
            assertThatThrownBy(() -> lease.open(new byte[28], 0, NOTHING))
                    .isInstanceOf(CiphertextRejectedException.class);
            KeyLease next = lend(bench, key);
            assertThat(next).isNotSameAs(lease);
            seal(next);
            benches.giveBack(bench);
        }
    }

    private void seal(KeyLease lease) {
        byte[] sealed = new byte[AesGcm.NONCE_SIZE_BYTES + AesGcm.TAG_SIZE_BYTES];
        sealed[0] = (byte) ++nonces;
        lease.seal(sealed, 0, NOTHING, NOTHING);
    }

    private void use(LeasedKey used) {
        Workbench bench = benches.take();
        seal(lend(bench, used));
        benches.giveBack(bench);
    }

    private static KeyLease lend(Workbench bench, LeasedKey lent) {
        return Objects.requireNonNull(bench.lend(lent));
    }
}
