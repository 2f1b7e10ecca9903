package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static dev.tacit.crypto.Given.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Tenant;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key's messages are counted before they are sealed, over evictions, restarts, nodes and crashes. */
class MessageCountTest {
    private static final long LIMIT = 1L << 28;

    private final MovableClock clock = new MovableClock();
    private final InMemoryKeyStoreForTests rows = new InMemoryKeyStoreForTests();
    private final FaultyKeyStore store = new FaultyKeyStore(rows);
    private final FaultyKek kek = new FaultyKek();
    private final Vault vault = node();

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void asManyMessagesAsWereSealed_areCountedInTheRow_atLeast() {
        KeyRef ref = reference(vault.encryptText(SECRET, name(ALICE)));
        for (int message = 1; message < 5_000; message++) {
            assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        }
        assertThat(counted(ref)).isBetween(5_000L, 16_384L);
    }

    @Test
    void aNodeThatCrashes_leavesNoMessageUncounted() {
        KeyRef ref = reference(vault.encryptText(SECRET, name(ALICE)));
        int sealed = 1;
        for (int crash = 0; crash < 20; crash++) {
            Vault doomed = node(); // never closed
            for (int message = 0; message < 70; message++) {
                assertThat(doomed.encryptText(SECRET, name(ALICE))).isNotEmpty();
                sealed++;
            }
        }
        assertThat(counted(ref)).isGreaterThanOrEqualTo(sealed);
    }

    @Test
    void manyThreadsOnSeveralNodes_areAllCounted() throws Exception {
        KeyRef ref = reference(vault.encryptText(SECRET, name(ALICE)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Vault second = node()) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Vault node = thread % 2 == 0 ? vault : second;
                done.add(threads.submit(() -> {
                    for (int message = 0; message < 1_000; message++) {
                        assertThat(node.encryptText(SECRET, name(ALICE))).isNotEmpty();
                    }
                    return 1_000;
                }));
            }
            for (Future<Integer> thread : done) {
                assertThat(thread.get()).isEqualTo(1_000);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(counted(ref)).isGreaterThanOrEqualTo(8_001);
    }

    @Test
    void atTheLimit_theNextGenerationSeals_onEveryNode_andOldValuesOpen() {
        String old = vault.encryptText(SECRET, name(ALICE));
        try (Vault second = node()) {
            assertThat(read(second, second.encryptText(SECRET, name(ALICE)), name(ALICE)))
                    .isEqualTo(SECRET);
            assertThat(rows.reserveMessages(Tenant.SOLE, reference(old), LIMIT)).isGreaterThan(LIMIT);

            Set<KeyRef> used = new HashSet<>();
            for (int message = 0; message < 300; message++) {
                Vault node = message % 2 == 0 ? vault : second;
                String sealed = node.encryptText(SECRET, name(ALICE));
                used.add(reference(sealed));
                assertThat(read(node, sealed, name(ALICE))).isEqualTo(SECRET);
            }
            assertThat(used).hasSize(2).contains(reference(old));
            assertThat(reference(vault.encryptText(SECRET, name(ALICE)))).isNotEqualTo(reference(old));
            assertThat(reference(second.encryptText(SECRET, name(ALICE)))).isNotEqualTo(reference(old));
            assertThat(read(vault, old, name(ALICE))).isEqualTo(SECRET);
        }
    }

    @Test
    void anOldKeyIsOpenedWithForEver_andSealsForAYear() {
        String old = vault.encryptText(SECRET, name(ALICE));
        clock.pass(Duration.ofDays(364));
        assertThat(reference(vault.encryptText(SECRET, name(ALICE)))).isEqualTo(reference(old));

        clock.pass(Duration.ofDays(1));
        assertThat(reference(vault.encryptText(SECRET, name(ALICE)))).isNotEqualTo(reference(old));
        assertThat(read(vault, old, name(ALICE))).isEqualTo(SECRET);
    }

    @Test
    void aKeyInUse_sealsForAYear_howeverLatelyItsRowWasRead() {
        String old = vault.encryptText(SECRET, name(ALICE));
        clock.pass(Duration.ofDays(365).minusSeconds(10));
        assertThat(reference(vault.encryptText(SECRET, name(ALICE)))).isEqualTo(reference(old));

        clock.pass(Duration.ofSeconds(10));
        store.refuseKeys(true);
        assertThat(reference(vault.encryptText(SECRET, name(ALICE)))).isEqualTo(reference(old));
        store.refuseKeys(false);
        assertThat(reference(vault.encryptText(SECRET, name(ALICE)))).isNotEqualTo(reference(old));
        assertThat(read(vault, old, name(ALICE))).isEqualTo(SECRET);
    }

    @Test
    void whileTheStoreIsDown_aFewThousandMessagesMaySeal_andAreCountedAfterwards() {
        KeyRef ref = reference(vault.encryptText(SECRET, name(ALICE)));
        store.down(true);
        int sealed = 1;
        try {
            for (; sealed < 1_000_000; sealed++) {
                assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
            }
        } catch (KeyUnavailableException e) {
            store.down(false);
        }
        assertThat(sealed).isBetween(4_096, 4_096 + 64 + 1);
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        assertThat(counted(ref)).isGreaterThan(sealed);
    }

    @Test
    void whatWasBorrowed_isCounted_alsoIfTheKeyLeftTheCacheMeanwhile() {
        KeyRef ref = reference(vault.encryptText(SECRET, name(ALICE)));
        store.refuseCounts(true);
        for (int sealed = 1; sealed < 1_000; sealed++) {
            assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        }
        vault.afterRestore(); // every key leaves the cache
        store.refuseCounts(false);

        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        assertThat(counted(ref)).isGreaterThan(1_000);
    }

    @Test
    void whatWasBorrowed_isCounted_whenTheVaultIsClosed() {
        Vault closing = node();
        KeyRef ref = reference(closing.encryptText(SECRET, name(ALICE)));
        store.refuseCounts(true);
        for (int sealed = 1; sealed < 1_000; sealed++) {
            assertThat(closing.encryptText(SECRET, name(ALICE))).isNotEmpty();
        }
        store.refuseCounts(false);
        closing.close();

        assertThat(counted(ref)).isGreaterThan(1_000);
    }

    @Test
    void aKeyThatAnotherNodeShredded_hasNoNextGeneration_atItsLimitEither() {
        String old = vault.encryptText(SECRET, name(ALICE));
        try (Vault second = node()) {
            assertThat(second.shred(ALICE).keys()).isEqualTo(1);
        }
        assertThat(rows.reserveMessages(Tenant.SOLE, reference(old), LIMIT)).isGreaterThan(LIMIT);

        assertThatThrownBy(() -> {
                    for (int message = 0; message < 1_000; message++) {
                        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
                    }
                })
                .isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void openingIsNotCounted() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        long before = counted(reference(sealed));
        for (int message = 0; message < 1_000; message++) {
            assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
        }
        assertThat(counted(reference(sealed))).isEqualTo(before + 1);
    }

    @Test
    void aKeyThatHasSealedEnough_sealsNoMore_evenIfTheNextCannotBeMade() {
        String old = vault.encryptText(SECRET, name(ALICE));
        assertThat(rows.reserveMessages(Tenant.SOLE, reference(old), LIMIT)).isGreaterThan(LIMIT);
        try (Vault fresh = node()) {
            assertThat(read(fresh, old, name(ALICE))).isEqualTo(SECRET);
            store.refuseKeys(true);
            assertThatThrownBy(() -> fresh.encryptText(SECRET, name(ALICE)))
                    .isInstanceOf(KeyUnavailableException.class);
            store.refuseKeys(false);
            assertThat(reference(fresh.encryptText(SECRET, name(ALICE)))).isNotEqualTo(reference(old));
        }
    }

    /** Reserves one more, to see the sum. */
    private long counted(KeyRef ref) {
        return rows.reserveMessages(Tenant.SOLE, ref, 1) - 1;
    }

    private Vault node() {
        return Vault.builder()
                .inMemoryForTests()
                .kek(kek)
                .keyStore(store)
                .clock(clock)
                .ticker(clock.ticker())
                .build();
    }
}
