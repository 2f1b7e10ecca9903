package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import dev.tacit.crypto.key.WrappedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
public abstract class KeyStoreContract {
    private static final Tenant SHOP = Tenant.of("shop");
    private static final Tenant OTHER = Tenant.of("other");
    private static final SubjectHandle ALICE = SubjectHandle.parse("a1".repeat(16));
    private static final SubjectHandle BOB = SubjectHandle.parse("b2".repeat(16));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEXT_NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String NARROW = "0f".repeat(16);

    private KeyStore store;

    /** For implementers' tests. */
    protected KeyStoreContract() {}

    /** Opens a store that has no rows. */
    protected abstract KeyStore openFresh() throws Exception;

    /** Opens the same store again after a restart; the first one is closed. Stores without durability return empty. */
    protected abstract Optional<KeyStore> reopen() throws Exception;

    @BeforeEach
    public void open() throws Exception {
        store = openFresh();
        assertThat(store.insertEpochIfAbsent(epoch(SHOP, 1, "kek-a"))).isEqualTo(epoch(SHOP, 1, "kek-a"));
    }

    @AfterEach
    public void close() {
        store.close();
    }

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
        store.disable(request("r1", KeySlot.WHOLE_SUBJECT));
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
    public void aShredOfTheWholeSubject_disablesEveryScopeOfTheirs_andNobodyElses() {
        KeyRow whole = insert(ALICE, 1, 11);
        KeyRow narrow = store.insertKeyIfAbsent(key(KeySlot.ofSubject(SHOP, ALICE, NARROW), 1, 12));
        KeyRow bobs = insert(BOB, 1, 13);
        KeyRow root = store.insertKeyIfAbsent(key(KeySlot.ofTenant(SHOP, KeyKind.HANDLE_ROOT, "subjects"), 1, 14));

        ShredRow shred = store.disable(request("r1", KeySlot.WHOLE_SUBJECT));

        assertThat(shred.keys()).containsExactlyInAnyOrder(whole.ref(), narrow.ref());
        assertThat(states(whole, narrow)).containsOnly(KeyRow.State.DISABLED);
        assertThat(states(bobs, root)).containsOnly(KeyRow.State.ACTIVE);
        assertThat(store.shred(SHOP, "r1")).contains(shred);
    }

    @Test
    public void aShredOfANarrowScope_leavesTheRest() {
        KeyRow whole = insert(ALICE, 1, 11);
        KeyRow narrow = store.insertKeyIfAbsent(key(KeySlot.ofSubject(SHOP, ALICE, NARROW), 1, 12));

        assertThat(store.disable(request("r1", NARROW)).keys()).containsExactly(narrow.ref());
        assertThat(states(whole)).containsOnly(KeyRow.State.ACTIVE);
    }

    @Test
    public void aNarrowerKey_isStoredOnlyWhileTheWholeSubjectsIsActive() {
        KeyRow narrow = key(KeySlot.ofSubject(SHOP, ALICE, NARROW), 1, 12);
        assertThatThrownBy(() -> store.insertKeyIfAbsent(narrow)).isInstanceOf(KeyShreddedException.class);
        insert(ALICE, 1, 11);
        store.disable(request("r1", KeySlot.WHOLE_SUBJECT));
        assertThatThrownBy(() -> store.insertKeyIfAbsent(narrow)).isInstanceOf(KeyShreddedException.class);
        store.destroy(SHOP, "r1", NEXT_NOON);
        assertThatThrownBy(() -> store.insertKeyIfAbsent(narrow)).isInstanceOf(KeyShreddedException.class);
        assertThat(store.generations(narrow.slot())).isEmpty();

        insert(ALICE, 2, 13);
        assertThat(store.insertKeyIfAbsent(narrow)).isEqualTo(narrow);
    }

    @Test
    public void aNarrowerKeyAndAShredAtOnce_leaveNoActiveKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 1; round <= 20; round++) {
                insert(ALICE, round, 200 + round);
                KeyRow narrow = key(KeySlot.ofSubject(SHOP, ALICE, NARROW), round, 300 + round);
                ShredRow request = request("r" + round, KeySlot.WHOLE_SUBJECT);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> stored = threads.submit(() -> {
                    int unused = start.await();
                    return stores(narrow);
                });
                Future<ShredRow> shred = threads.submit(() -> {
                    int unused = start.await();
                    return store.disable(request);
                });
                assertThat(shred.get().keys().contains(narrow.ref())).isEqualTo(stored.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void aRepeatedShred_touchesNothing_notEvenAKeyMadeSince() {
        insert(ALICE, 1, 11);
        ShredRow first = store.disable(request("r1", KeySlot.WHOLE_SUBJECT));
        StoreMark mark = store.mark();
        KeyRow since = insert(ALICE, 2, 12);

        assertThat(store.disable(request("r1", KeySlot.WHOLE_SUBJECT))).isEqualTo(first);
        assertThat(states(since)).containsOnly(KeyRow.State.ACTIVE);
        assertThat(store.mark()).isEqualTo(mark);
    }

    @Test
    public void destroying_leavesTombstones_ofTheseKeysOnly() {
        KeyRow first = insert(ALICE, 1, 11);
        store.disable(request("r1", KeySlot.WHOLE_SUBJECT));
        KeyRow since = insert(ALICE, 2, 12);

        ShredRow destroyed = store.destroy(SHOP, "r1", NEXT_NOON);

        assertThat(destroyed.state()).isEqualTo(ShredRow.State.DESTROYED);
        assertThat(destroyed.endedAt()).contains(NEXT_NOON);
        KeyRow tombstone = store.byReference(SHOP, first.ref()).orElseThrow();
        assertThat(tombstone.key()).isEmpty();
        assertThat(tombstone.slot()).isEqualTo(first.slot());
        assertThat(states(since)).containsOnly(KeyRow.State.ACTIVE);
        assertThat(store.destroy(SHOP, "r1", NEXT_NOON.plusSeconds(1))).isEqualTo(destroyed);
        assertThatThrownBy(() -> store.reactivate(SHOP, "r1", NEXT_NOON)).isInstanceOf(ShredRefusedException.class);
    }

    @Test
    public void cancelling_bringsTheKeysBack() {
        KeyRow row = insert(ALICE, 1, 11);
        store.disable(request("r1", KeySlot.WHOLE_SUBJECT));

        ShredRow cancelled = store.reactivate(SHOP, "r1", NOON.plusSeconds(5));

        assertThat(cancelled.state()).isEqualTo(ShredRow.State.CANCELLED);
        assertThat(store.byReference(SHOP, row.ref())).contains(row);
        assertThat(store.reactivate(SHOP, "r1", NOON.plusSeconds(9))).isEqualTo(cancelled);
        assertThatThrownBy(() -> store.destroy(SHOP, "r1", NEXT_NOON)).isInstanceOf(ShredRefusedException.class);
        assertThat(store.due(NEXT_NOON, 10)).isEmpty();
    }

    @Test
    public void cancellingOneOfTwoShreds_leavesTheKeysDisabled() {
        KeyRow row = insert(ALICE, 1, 11);
        store.disable(request("r1", KeySlot.WHOLE_SUBJECT));
        assertThat(store.disable(request("r2", KeySlot.WHOLE_SUBJECT)).keys()).containsExactly(row.ref());

        store.reactivate(SHOP, "r1", NOON);

        assertThat(states(row)).containsOnly(KeyRow.State.DISABLED);
        store.destroy(SHOP, "r2", NEXT_NOON);
        assertThat(states(row)).containsOnly(KeyRow.State.DESTROYED);
    }

    @Test
    public void cancellingAfterAnotherShredDestroyed_bringsNothingBack() {
        KeyRow row = insert(ALICE, 1, 11);
        store.disable(request("r1", KeySlot.WHOLE_SUBJECT));
        store.disable(request("r2", KeySlot.WHOLE_SUBJECT));
        store.destroy(SHOP, "r1", NEXT_NOON);

        store.reactivate(SHOP, "r2", NEXT_NOON);

        assertThat(store.byReference(SHOP, row.ref()).orElseThrow().key()).isEmpty();
    }

    @Test
    public void aShredOfNothing_isRemembered_andDoesNotCount() {
        ShredRow nothing = store.disable(request("r1", KeySlot.WHOLE_SUBJECT));
        KeyRow since = insert(ALICE, 1, 11);

        assertThat(nothing.keys()).isEmpty();
        assertThat(store.disable(request("r1", KeySlot.WHOLE_SUBJECT))).isEqualTo(nothing);
        assertThat(states(since)).containsOnly(KeyRow.State.ACTIVE);
        assertThat(store.shredsSince(SHOP, NOON.minusSeconds(1))).isZero();
    }

    @Test
    public void dueShreds_areThoseWhoseQuarantineHasEnded() {
        insert(ALICE, 1, 11);
        ShredRow shred = store.disable(request("r1", KeySlot.WHOLE_SUBJECT));

        assertThat(store.due(NEXT_NOON.minusMillis(1), 10)).isEmpty();
        assertThat(store.due(NEXT_NOON, 10)).containsExactly(shred);
        assertThat(store.due(NEXT_NOON, 0)).isEmpty();
        store.destroy(SHOP, "r1", NEXT_NOON);
        assertThat(store.due(NEXT_NOON, 10)).isEmpty();
    }

    @Test
    public void shreds_areCountedPerTenantAndTime() {
        insert(ALICE, 1, 11);
        store.disable(request("r1", KeySlot.WHOLE_SUBJECT));

        assertThat(store.shredsSince(SHOP, NOON.minusMillis(1))).isEqualTo(1);
        assertThat(store.shredsSince(SHOP, NOON)).isZero();
        assertThat(store.shredsSince(OTHER, NOON.minusMillis(1))).isZero();
    }

    @Test
    public void unknownShreds_areRefused() {
        assertThatThrownBy(() -> store.destroy(SHOP, "r9", NOON)).isInstanceOf(ShredRefusedException.class);
        assertThatThrownBy(() -> store.reactivate(SHOP, "r9", NOON)).isInstanceOf(ShredRefusedException.class);
    }

    @Test
    public void eachStepOfAShred_raisesTheMark_andNothingElseDoes() {
        StoreMark begin = store.mark();
        insert(ALICE, 1, 11);
        assertThat(store.mark()).isEqualTo(begin);

        store.disable(request("r1", KeySlot.WHOLE_SUBJECT));
        store.reactivate(SHOP, "r1", NOON);
        store.disable(request("r2", KeySlot.WHOLE_SUBJECT));
        store.destroy(SHOP, "r2", NEXT_NOON);

        assertThat(store.mark()).isEqualTo(new StoreMark(begin.incarnation(), 4));
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
        store.disable(ShredRow.requested(SHOP, "r1", BOB, KeySlot.WHOLE_SUBJECT, NOON, NEXT_NOON));
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
    public void everything_isThereAfterARestart() throws Exception {
        KeyRow row = insert(ALICE, 1, 11);
        KeyRow bobs = insert(BOB, 1, 13);
        store.disable(request("r1", KeySlot.WHOLE_SUBJECT));
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

    private static TenantShredRow tenantRequest(String requestId) {
        return TenantShredRow.requested(SHOP, requestId, NOON, NEXT_NOON);
    }

    private boolean stores(KeyRow row) {
        try {
            return store.insertKeyIfAbsent(row).equals(row);
        } catch (KeyShreddedException e) {
            return false;
        }
    }

    private KeyRow insert(SubjectHandle handle, int generation, int seed) {
        KeyRow row = key(slot(handle), generation, seed);
        assertThat(store.insertKeyIfAbsent(row)).isEqualTo(row);
        return row;
    }

    private Set<KeyRow.State> states(KeyRow... rows) {
        return List.of(rows).stream()
                .map(row -> store.byReference(SHOP, row.ref()).orElseThrow().state())
                .collect(Collectors.toSet());
    }

    private static KeySlot slot(SubjectHandle handle) {
        return KeySlot.ofSubject(SHOP, handle, KeySlot.WHOLE_SUBJECT);
    }

    private static KeyRow key(KeySlot slot, int generation, int seed) {
        return new KeyRow(slot, generation, new KeyRef(seed, seed), 1, wrapped(seed), KeyRow.State.ACTIVE, NOON);
    }

    private static Optional<WrappedKey> wrapped(int seed) {
        return Optional.of(WrappedKey.of(new byte[] {(byte) seed, 1, 2}));
    }

    private static EpochRow epoch(Tenant tenant, int number, String epochKek) {
        WrappedKey key = WrappedKey.of(new byte[] {9, 9});
        return new EpochRow(tenant, number, EpochRow.State.OPEN, "kek", epochKek, key, NOON);
    }

    private static ShredRow request(String id, String scope) {
        return ShredRow.requested(SHOP, id, ALICE, scope, NOON, NEXT_NOON);
    }
}
