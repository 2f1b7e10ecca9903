package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a key store does with epochs and keys. Start at {@link KeyStoreContract}. */
public abstract class KeyRowCases extends KeyStoreCases {
    KeyRowCases() {}

    @Test
    public void aFreshStore_knowsNothing() {
        assertThat(store.newestEpoch(OTHER)).isEmpty();
        assertThat(store.epoch(SHOP, 2)).isEmpty();
        assertThat(store.generations(slot(ALICE))).isEmpty();
        assertThat(store.byReference(SHOP, new KeyRef(1, 2))).isEmpty();
        assertThat(store.shred(SHOP, "r1")).isEmpty();
        assertThat(store.due(NEXT_NOON, 10)).isEmpty();
        assertThat(store.mark().changes()).isZero();
    }

    @Test
    public void anEpoch_isStoredOnce() {
        EpochRow second = epoch(SHOP, 2, "kek-b");

        assertThat(store.insertEpochIfAbsent(second)).isEqualTo(second);
        assertThat(store.insertEpochIfAbsent(epoch(SHOP, 2, "kek-c"))).isEqualTo(second);
        assertThat(store.newestEpoch(SHOP)).contains(second);
        assertThat(store.epoch(SHOP, 1)).contains(epoch(SHOP, 1, "kek-a"));
    }

    @Test
    public void aKey_isFoundBySlotAndByReference_inItsTenantOnly() {
        KeyRow row = insert(ALICE, 1, 11);

        assertThat(store.generations(slot(ALICE))).containsExactly(row);
        assertThat(store.byReference(SHOP, row.ref())).contains(row);
        assertThat(store.byReference(OTHER, row.ref())).isEmpty();
        assertThat(store.generations(KeySlot.ofSubject(OTHER, ALICE, KeySlot.WHOLE_SUBJECT)))
                .isEmpty();
    }

    @Test
    public void keysAskedForTogether_areTheTenantsOwn_andUnknownOnesAreLeftOut() {
        KeyRow alices = insert(ALICE, 1, 11);
        KeyRow bobs = insert(BOB, 1, 12);
        disable(request("r1", KeySlot.WHOLE_SUBJECT));
        store.destroy(SHOP, "r1", NEXT_NOON);
        List<KeyRef> refs = List.of(alices.ref(), new KeyRef(99, 99), bobs.ref());

        assertThat(store.byReferences(SHOP, refs)).containsExactlyInAnyOrder(alices.in(KeyRow.State.DESTROYED), bobs);
        assertThat(store.byReferences(OTHER, refs)).isEmpty();
        assertThat(store.byReferences(SHOP, List.of())).isEmpty();
    }

    @Test
    public void generations_comeInAscendingOrder() {
        KeyRow second = insert(ALICE, 2, 12);
        KeyRow first = insert(ALICE, 1, 11);

        assertThat(store.generations(slot(ALICE))).containsExactly(first, second);
    }

    @Test
    public void aSecondKeyOfAGeneration_isNotStored() {
        KeyRow first = insert(ALICE, 1, 11);

        assertThat(store.insertKeyIfAbsent(key(slot(ALICE), 1, 99))).isEqualTo(first);
        assertThat(store.byReference(SHOP, new KeyRef(99, 99))).isEmpty();
    }

    @Test
    public void sixteenFirstWritesAtOnce_agreeOnOneKey() throws Exception {
        int writers = 16;
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<KeyRow>> answers = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                KeyRow row = key(slot(ALICE), 1, 100 + writer);
                answers.add(threads.submit(() -> {
                    int unused = start.await();
                    return store.insertKeyIfAbsent(row);
                }));
            }
            List<KeyRow> stored = new ArrayList<>();
            for (Future<KeyRow> answer : answers) {
                stored.add(answer.get());
            }
            assertThat(Set.copyOf(stored)).hasSize(1);
            assertThat(store.generations(slot(ALICE))).containsExactly(stored.get(0));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void aKeyUnderAnEpochThatIsNotOpen_isNotStored() {
        EpochRow open = epoch(SHOP, 2, "kek-b");
        assertThat(store.insertEpochIfAbsent(
                        new EpochRow(SHOP, 2, EpochRow.State.CLOSING, open.kekId(), open.epochKek(), open.key(), NOON)))
                .isNotNull();
        KeyRow underClosing = new KeyRow(slot(ALICE), 1, new KeyRef(1, 1), 2, wrapped(1), KeyRow.State.ACTIVE, NOON);
        KeyRow underMissing = new KeyRow(slot(ALICE), 1, new KeyRef(1, 1), 7, wrapped(1), KeyRow.State.ACTIVE, NOON);

        assertThatThrownBy(() -> store.insertKeyIfAbsent(underClosing)).isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(() -> store.insertKeyIfAbsent(underMissing)).isInstanceOf(KeyUnavailableException.class);
        assertThat(store.generations(slot(ALICE))).isEmpty();
    }

    @Test
    public void messages_areAddedUp_perKey() {
        KeyRow first = insert(ALICE, 1, 11);
        KeyRow other = insert(BOB, 1, 12);

        assertThat(store.reserveMessages(SHOP, first.ref(), 64)).isEqualTo(KeyStore.FIRST_MESSAGES + 64);
        assertThat(store.reserveMessages(SHOP, first.ref(), 1L << 40))
                .isEqualTo(KeyStore.FIRST_MESSAGES + 64 + (1L << 40));
        assertThat(store.reserveMessages(SHOP, other.ref(), 1)).isEqualTo(KeyStore.FIRST_MESSAGES + 1);
        assertThatThrownBy(() -> store.reserveMessages(OTHER, first.ref(), 1))
                .isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    public void messagesReservedByManyAtOnce_areAllCounted() throws Exception {
        KeyRow row = insert(ALICE, 1, 11);
        int writers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Long>> sums = new ArrayList<>();
            for (int writer = 0; writer < 10 * writers; writer++) {
                sums.add(threads.submit(() -> store.reserveMessages(SHOP, row.ref(), 3)));
            }
            for (Future<Long> sum : sums) {
                assertThat((sum.get() - KeyStore.FIRST_MESSAGES) % 3).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.reserveMessages(SHOP, row.ref(), 1)).isEqualTo(KeyStore.FIRST_MESSAGES + 30L * writers + 1);
    }
}
