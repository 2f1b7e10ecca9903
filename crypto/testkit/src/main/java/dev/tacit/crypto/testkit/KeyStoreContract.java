package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every key store does, as tests. An implementation's test extends it and says how to open a fresh store:
 *
 * <pre>{@code
 * class RedisKeyStoreTest extends KeyStoreContract {
 *     @Override
 *     protected KeyStore openFresh() {
 *         return RedisKeyStore.on(emptyDatabase());
 *     }
 *
 *     @Override
 *     protected Optional<KeyStore> reopen() {
 *         return Optional.of(RedisKeyStore.on(sameDatabase()));
 *     }
 * }
 * }</pre>
 */
public abstract class KeyStoreContract extends ShredCases {
    /** For implementers' tests. */
    protected KeyStoreContract() {}

    @Test
    public void aShredOfATenant_disablesEveryKeyOfTheirs_andKeepsNewOnesOut() {
        KeyRow row = insert(ALICE, 1, 11);
        KeyRow root = store.insertKeyIfAbsent(key(KeySlot.ofTenant(SHOP, KeyKind.HANDLE_ROOT, "subjects"), 1, 14));
        assertThat(store.insertEpochIfAbsent(epoch(OTHER, 1, "kek-o"))).isNotNull();
        KeyRow foreign = store.insertKeyIfAbsent(key(KeySlot.ofSubject(OTHER, ALICE, KeySlot.WHOLE_SUBJECT), 1, 15));

        TenantShredRow shred = store.disableTenant(tenantRequest("t1"));

        assertThat(shred.keys()).isEqualTo(2);
        assertThat(store.tenantShreds(SHOP)).containsExactly(shred);
        assertThat(states(row, root)).containsOnly(KeyRow.State.DISABLED);
        assertThat(store.generations(row.slot()).get(0).state()).isEqualTo(KeyRow.State.DISABLED);
        assertThat(store.byReference(OTHER, foreign.ref())).contains(foreign);
        assertThatThrownBy(() -> insert(BOB, 1, 12)).isInstanceOf(KeyShreddedException.class);
        assertThatThrownBy(() -> store.insertEpochIfAbsent(epoch(SHOP, 2, "kek-b")))
                .isInstanceOf(KeyShreddedException.class);
        assertThat(store.disableTenant(tenantRequest("t1"))).isEqualTo(shred);
        assertThatThrownBy(() -> store.disableTenant(tenantRequest("t2"))).isInstanceOf(ShredRefusedException.class);
    }

    @Test
    public void aCancelledShredOfATenant_bringsBackWhatNoOtherShredCovers() {
        KeyRow row = insert(ALICE, 1, 11);
        KeyRow covered = insert(BOB, 1, 12);
        disable(ShredRow.requested(SHOP, "r1", BOB, KeySlot.WHOLE_SUBJECT, NOON, NEXT_NOON));
        TenantShredRow shred = store.disableTenant(tenantRequest("t1"));
        TenantShredRow cancelled = shred.ended(ShredRow.State.CANCELLED, NOON.plusSeconds(5));

        assertThat(store.changeTenantShred(cancelled)).isEqualTo(cancelled);
        assertThat(store.changeTenantShred(cancelled)).isEqualTo(cancelled);

        assertThat(states(row)).containsOnly(KeyRow.State.ACTIVE);
        assertThat(states(covered)).containsOnly(KeyRow.State.DISABLED);
        assertThat(insert(ALICE, 2, 13).state()).isEqualTo(KeyRow.State.ACTIVE);
        assertThatThrownBy(() -> store.changeTenantShred(shred.ended(ShredRow.State.DESTROYED, NEXT_NOON)))
                .isInstanceOf(ShredRefusedException.class);
        assertThat(store.disableTenant(tenantRequest("t2")).stands()).isTrue();
    }

    @Test
    public void aDestroyedTenant_hasTombstonesAndClosedEpochs_forGood() throws Exception {
        KeyRow row = insert(ALICE, 1, 11);
        TenantShredRow shred = store.disableTenant(tenantRequest("t1"));
        assertThatThrownBy(() -> store.changeTenantShred(shred.withKeksGone(NEXT_NOON)))
                .isInstanceOf(ShredRefusedException.class);
        TenantShredRow destroyed = store.changeTenantShred(shred.ended(ShredRow.State.DESTROYED, NEXT_NOON));
        TenantShredRow gone = store.changeTenantShred(destroyed.withKeksGone(NEXT_NOON.plusSeconds(1)));

        Optional<KeyStore> again = reopen();
        if (again.isPresent()) {
            store = again.get();
        }
        assertThat(store.tenantShreds(SHOP)).containsExactly(gone);
        assertThat(store.byReference(SHOP, row.ref())).contains(row.in(KeyRow.State.DESTROYED));
        assertThat(store.epoch(SHOP, 1)).contains(epoch(SHOP, 1, "kek-a").closedForGood());
        assertThatThrownBy(() -> insert(BOB, 1, 12)).isInstanceOf(KeyShreddedException.class);
        assertThat(store.mark().changes()).isEqualTo(3);
    }

    @Test
    public void aFirstWriteAndAShredOfTheTenantAtOnce_leaveNoActiveKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 1; round <= 20; round++) {
                KeyRow row = key(slot(ALICE), round, 400 + round);
                TenantShredRow request = tenantRequest("t" + round);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> stored = threads.submit(() -> {
                    int unused = start.await();
                    return stores(row);
                });
                Future<TenantShredRow> shred = threads.submit(() -> {
                    int unused = start.await();
                    return store.disableTenant(request);
                });
                long covered = shred.get().keys();
                boolean isStored = stored.get();
                assertThat(covered).isEqualTo(store.generations(slot(ALICE)).size());
                assertThat(isStored)
                        .isEqualTo(store.byReference(SHOP, row.ref()).isPresent());
                assertThat(store.changeTenantShred(shred.get().ended(ShredRow.State.CANCELLED, NOON)))
                        .isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void eachStepOfAShred_raisesTheMark_andNothingElseDoes() {
        StoreMark begin = store.mark();
        insert(ALICE, 1, 11);
        assertThat(store.mark()).isEqualTo(begin);

        disable(request("r1", KeySlot.WHOLE_SUBJECT));
        store.reactivate(SHOP, "r1", NOON);
        disable(request("r2", KeySlot.WHOLE_SUBJECT));
        store.destroy(SHOP, "r2", NEXT_NOON);

        assertThat(store.mark()).isEqualTo(new StoreMark(begin.incarnation(), 4));
    }

    @Test
    public void everything_isThereAfterARestart() throws Exception {
        KeyRow row = insert(ALICE, 1, 11);
        KeyRow bobs = insert(BOB, 1, 13);
        disable(request("r1", KeySlot.WHOLE_SUBJECT));
        ShredRow destroyed = store.destroy(SHOP, "r1", NEXT_NOON);
        StoreMark mark = store.mark();

        Optional<KeyStore> again = reopen();
        if (again.isPresent()) {
            store = again.get();
            assertThat(store.mark()).isEqualTo(mark);
            assertThat(store.shred(SHOP, "r1")).contains(destroyed);
            assertThat(store.generations(slot(ALICE))).containsExactly(row.in(KeyRow.State.DESTROYED));
            assertThat(store.generations(slot(BOB))).containsExactly(bobs);
            assertThat(store.epoch(SHOP, 1)).contains(epoch(SHOP, 1, "kek-a"));
        }
    }
}
