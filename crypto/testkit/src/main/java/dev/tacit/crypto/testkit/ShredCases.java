package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.SubjectHandle;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a key store does when persons are shredded. Start at {@link KeyStoreContract}. */
public abstract class ShredCases extends KeyRowCases {
    ShredCases() {}

    @Test
    public void aShredOfTheWholeSubject_disablesEveryScopeOfTheirs_andNobodyElses() {
        KeyRow whole = insert(ALICE, 1, 11);
        KeyRow narrow = store.insertKeyIfAbsent(key(KeySlot.ofSubject(SHOP, ALICE, NARROW), 1, 12));
        KeyRow bobs = insert(BOB, 1, 13);
        KeyRow root = store.insertKeyIfAbsent(key(KeySlot.ofTenant(SHOP, KeyKind.HANDLE_ROOT, "subjects"), 1, 14));

        ShredRow shred = disable(request("r1", KeySlot.WHOLE_SUBJECT));

        assertThat(shred.keys()).containsExactlyInAnyOrder(whole.ref(), narrow.ref());
        assertThat(states(whole, narrow)).containsOnly(KeyRow.State.DISABLED);
        assertThat(states(bobs, root)).containsOnly(KeyRow.State.ACTIVE);
        assertThat(store.shred(SHOP, "r1")).contains(shred);
    }

    @Test
    public void aShredOfANarrowScope_leavesTheRest() {
        KeyRow whole = insert(ALICE, 1, 11);
        KeyRow narrow = store.insertKeyIfAbsent(key(KeySlot.ofSubject(SHOP, ALICE, NARROW), 1, 12));

        assertThat(disable(request("r1", NARROW)).keys()).containsExactly(narrow.ref());
        assertThat(states(whole)).containsOnly(KeyRow.State.ACTIVE);
    }

    @Test
    public void aNarrowerKey_isStoredOnlyWhileTheWholeSubjectsIsActive() {
        KeyRow narrow = key(KeySlot.ofSubject(SHOP, ALICE, NARROW), 1, 12);
        assertThatThrownBy(() -> store.insertKeyIfAbsent(narrow)).isInstanceOf(KeyShreddedException.class);
        insert(ALICE, 1, 11);
        disable(request("r1", KeySlot.WHOLE_SUBJECT));
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
                    return disable(request);
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
        ShredRow first = disable(request("r1", KeySlot.WHOLE_SUBJECT));
        StoreMark mark = store.mark();
        KeyRow since = insert(ALICE, 2, 12);

        assertThat(disable(request("r1", KeySlot.WHOLE_SUBJECT))).isEqualTo(first);
        assertThat(states(since)).containsOnly(KeyRow.State.ACTIVE);
        assertThat(store.mark()).isEqualTo(mark);
    }

    @Test
    public void destroying_leavesTombstones_ofTheseKeysOnly() {
        KeyRow first = insert(ALICE, 1, 11);
        disable(request("r1", KeySlot.WHOLE_SUBJECT));
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
        disable(request("r1", KeySlot.WHOLE_SUBJECT));

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
        disable(request("r1", KeySlot.WHOLE_SUBJECT));
        assertThat(disable(request("r2", KeySlot.WHOLE_SUBJECT)).keys()).containsExactly(row.ref());

        store.reactivate(SHOP, "r1", NOON);

        assertThat(states(row)).containsOnly(KeyRow.State.DISABLED);
        store.destroy(SHOP, "r2", NEXT_NOON);
        assertThat(states(row)).containsOnly(KeyRow.State.DESTROYED);
    }

    @Test
    public void cancellingAfterAnotherShredDestroyed_bringsNothingBack() {
        KeyRow row = insert(ALICE, 1, 11);
        disable(request("r1", KeySlot.WHOLE_SUBJECT));
        disable(request("r2", KeySlot.WHOLE_SUBJECT));
        store.destroy(SHOP, "r1", NEXT_NOON);

        store.reactivate(SHOP, "r2", NEXT_NOON);

        assertThat(store.byReference(SHOP, row.ref()).orElseThrow().key()).isEmpty();
    }

    @Test
    public void aShredOfNothing_isRemembered_andDoesNotCount() {
        ShredRow nothing = disable(request("r1", KeySlot.WHOLE_SUBJECT));
        KeyRow since = insert(ALICE, 1, 11);

        assertThat(nothing.keys()).isEmpty();
        assertThat(disable(request("r1", KeySlot.WHOLE_SUBJECT))).isEqualTo(nothing);
        assertThat(states(since)).containsOnly(KeyRow.State.ACTIVE);
        ShredRow next = ShredRow.requested(SHOP, "r2", ALICE, KeySlot.WHOLE_SUBJECT, NOON, NEXT_NOON);
        assertThat(store.disable(next, new ShredLimit(1, NOON.minusSeconds(1))).keys())
                .containsExactly(since.ref());
    }

    @Test
    public void dueShreds_areThoseWhoseQuarantineHasEnded() {
        insert(ALICE, 1, 11);
        ShredRow shred = disable(request("r1", KeySlot.WHOLE_SUBJECT));

        assertThat(store.due(NEXT_NOON.minusMillis(1), 10)).isEmpty();
        assertThat(store.due(NEXT_NOON, 10)).containsExactly(shred);
        assertThat(store.due(NEXT_NOON, 0)).isEmpty();
        store.destroy(SHOP, "r1", NEXT_NOON);
        assertThat(store.due(NEXT_NOON, 10)).isEmpty();
    }

    @Test
    public void unknownShreds_areRefused() {
        assertThatThrownBy(() -> store.destroy(SHOP, "r9", NOON)).isInstanceOf(ShredRefusedException.class);
        assertThatThrownBy(() -> store.reactivate(SHOP, "r9", NOON)).isInstanceOf(ShredRefusedException.class);
    }

    @Test
    public void aShredBeyondTheLimit_isRefused_byTenantAndTime() {
        KeyRow alices = insert(ALICE, 1, 11);
        KeyRow bobs = insert(BOB, 1, 12);
        ShredRow second = ShredRow.requested(SHOP, "r2", BOB, KeySlot.WHOLE_SUBJECT, NOON, NEXT_NOON);
        ShredLimit one = new ShredLimit(1, NOON.minusMillis(1));
        assertThat(store.disable(request("r1", KeySlot.WHOLE_SUBJECT), one).keys())
                .containsExactly(alices.ref());

        assertThatThrownBy(() -> store.disable(second, one)).isInstanceOf(ShredRefusedException.class);
        assertThat(states(bobs)).containsOnly(KeyRow.State.ACTIVE);
        assertThat(store.shred(SHOP, "r2")).isEmpty();
        assertThat(store.disable(request("r1", KeySlot.WHOLE_SUBJECT), one).keys())
                .containsExactly(alices.ref());
        ShredRow elsewhere = ShredRow.requested(OTHER, "r2", BOB, KeySlot.WHOLE_SUBJECT, NOON, NEXT_NOON);
        assertThat(store.disable(elsewhere, one).keys()).isEmpty();
        assertThat(store.disable(second, new ShredLimit(1, NOON)).keys()).containsExactly(bobs.ref());
    }

    @Test
    public void shredsAtOnce_doNotPassTheLimitTogether() throws Exception {
        int people = 8;
        CyclicBarrier start = new CyclicBarrier(people);
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                SubjectHandle handle = SubjectHandle.parse(("c" + person).repeat(16));
                insert(handle, 1, 20 + person);
                ShredRow request =
                        ShredRow.requested(SHOP, "r" + person, handle, KeySlot.WHOLE_SUBJECT, NOON, NEXT_NOON);
                answers.add(threads.submit(() -> {
                    int unused = start.await();
                    return passes(request, new ShredLimit(3, NOON.minusMillis(1)));
                }));
            }
            int passed = 0;
            for (Future<Boolean> answer : answers) {
                passed += answer.get() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean passes(ShredRow request, ShredLimit limit) {
        try {
            return !store.disable(request, limit).keys().isEmpty();
        } catch (ShredRefusedException e) {
            return false;
        }
    }
}
