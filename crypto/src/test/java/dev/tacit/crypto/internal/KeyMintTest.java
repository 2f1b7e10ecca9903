package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyMintTest {
    private static final KeySlot SLOT =
            KeySlot.ofSubject(Tenant.SOLE, SubjectHandle.parse("a1".repeat(16)), KeySlot.WHOLE_SUBJECT);

    private final KeyStore store = new InMemoryKeyStoreForTests();
    private final Nonces nonces = new Nonces();
    private final Keks keks = new Keks(
            Optional.of(new InMemoryKekForTests()),
            Map.of(),
            CacheLimits.DEFAULT.maxAge(),
            new KekThreads(Duration.ofMinutes(1)),
            Runnable::run,
            Ticker.disabledTicker());
    private final Epochs epochs =
            new Epochs(store, keks, () -> Instant.EPOCH, Duration.ofDays(7), nonces, (delay, task) -> {});
    private final KeyMint mint = new KeyMint(store, epochs, () -> Instant.EPOCH, nonces);

    @Test
    void aReferenceThatIsAnotherKeys_isRejected_howeverRightTheWrapping() {
        byte[] key = nonces.key();
        KeyRef ref = DerivedKey.of(key, Label.SUBJECT_KEY).ref();
        KeyRow right = row(key, ref);
        KeyRow wrong = row(key, DerivedKey.of(nonces.key(), Label.SUBJECT_KEY).ref());

        assertThat(mint.derive(right).ref()).isEqualTo(ref);
        assertThatThrownBy(() -> mint.derive(wrong)).isInstanceOf(CiphertextRejectedException.class);
    }

    /** Returns what somebody could make who has the epoch's key. */
    private KeyRow row(byte[] key, KeyRef ref) {
        EpochKey epoch = epochs.current(Tenant.SOLE);
        byte[] place = LengthPrefixed.list()
                .add("tacit/1/key-row")
                .add(SLOT.tenant().id())
                .add(SLOT.kind().name())
                .add(SLOT.owner())
                .add(SLOT.scope())
                .add(1)
                .add(epoch.number())
                .add(ref.bytes())
                .bytes();
        return new KeyRow(
                SLOT, 1, ref, epoch.number(), Optional.of(epoch.wrap(key, place)), KeyRow.State.ACTIVE, Instant.EPOCH);
    }
}
