package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.FaultyKek.Trouble;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.WrappedKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The outage table: what goes on, by what is in memory, while the KMS or the key store is in trouble. Whatever does not go
 * on fails with an exception; nothing is ever stored in clear, and no ciphertext or null is handed out as a value.
 */
class OutageTableTest {
    private static final Subject CAROL = Subject.of("carol-3");

    private final MovableClock clock = new MovableClock();
    private final InMemoryKeyStoreForTests rows = new InMemoryKeyStoreForTests();
    private final FaultyKeyStore store = new FaultyKeyStore(rows);
    private final FaultyKek kek = new FaultyKek();
    private final Vault other = node(Duration.ofMinutes(1));
    private final Vault vault = node(Duration.ofMinutes(1));
    private String ofAlice = "";
    private String ofBob = "";

    /** Another node sealed for Alice and Bob; this one has Alice's key and the epoch's in memory, and not Bob's. */
    @BeforeEach
    void aliceIsCached_andBobIsNot() {
        ofAlice = other.encryptText(SECRET, name(ALICE));
        ofBob = other.encryptText(SECRET, name(BOB));
        assertThat(read(vault, ofAlice, name(ALICE))).isEqualTo(SECRET);
    }

    @AfterEach
    void close() {
        kek.release();
        vault.close();
        other.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void kmsInTrouble_subjectKeyCached_readingAndWritingGoOn(Trouble trouble) {
        kek.has(trouble);

        assertThat(read(vault, ofAlice, name(ALICE))).isEqualTo(SECRET);
        assertThat(read(vault, vault.encryptText("more", name(ALICE)), name(ALICE)))
                .isEqualTo("more");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void kmsInTrouble_epochKeyCached_readingGoesOn_andWritingToo_forPeopleNeverSeen(Trouble trouble) {
        kek.has(trouble);
        int before = kek.calls();

        assertThat(read(vault, ofBob, name(BOB))).isEqualTo(SECRET);
        String ofCarol = vault.encryptText(SECRET, name(CAROL));
        assertThat(kek.calls()).isEqualTo(before);
        kek.release();
        kek.has(Trouble.NONE);
        assertThat(read(other, ofCarol, name(CAROL))).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLES", "IS_DOWN", "HANGS", "GIVES_ANOTHER_KEY", "GIVES_NO_KEY"})
    void kmsInTrouble_nothingCached_nothingIsReadOrWritten(Trouble trouble) {
        kek.has(trouble);
        try (Vault cold = node(Duration.ofMillis(1))) {
            for (ThrowingCallable act : readingAndWriting(cold)) {
                assertThatThrownBy(act)
                        .isInstanceOf(KeyUnavailableException.class)
                        .hasNoCause()
                        .hasMessageNotContainingAny(SECRET, "alice-1", "arn:aws");
            }
        }
        try (Vault later = node(Duration.ofMinutes(1))) {
            kek.release();
            kek.has(Trouble.NONE);
            assertThat(read(later, ofAlice, name(ALICE))).isEqualTo(SECRET);
        }
    }

    @Test
    void kmsRefuses_nothingCached_nothingIsReadOrWritten_andTheCallerIsToldThatItIsARefusal() {
        kek.has(Trouble.REFUSES);
        try (Vault cold = node(Duration.ofMinutes(1))) {
            for (ThrowingCallable act : readingAndWriting(cold)) {
                assertThatThrownBy(act).isInstanceOf(KeyDeniedException.class).hasNoCause();
            }
        }
    }

    @Test
    void kmsFlaps_nothingCached_eachAttemptSucceedsOrFails_andOneSucceeds() {
        kek.has(Trouble.FLAPS);
        try (Vault cold = node(Duration.ofMinutes(1))) {
            int read = 0;
            for (int attempt = 0; attempt < 3 && read == 0; attempt++) {
                try {
                    assertThat(read(cold, ofAlice, name(ALICE))).isEqualTo(SECRET);
                    read++;
                } catch (KeyUnavailableException e) {
                    assertThat(e).hasNoCause();
                }
            }
            assertThat(read).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLES", "IS_DOWN", "GIVES_ANOTHER_KEY", "GIVES_NO_KEY", "REFUSES"})
    void kmsInTrouble_whileTheFirstEpochIsOpened_noEpochIsStored(Trouble trouble) {
        InMemoryKeyStoreForTests empty = new InMemoryKeyStoreForTests();
        kek.has(trouble);
        try (Vault first =
                Vault.builder().inMemoryForTests().kek(kek).keyStore(empty).build()) {
            assertThatThrownBy(() -> first.encryptText(SECRET, name(ALICE)))
                    .isInstanceOfAny(KeyUnavailableException.class, KeyDeniedException.class);
            assertThat(empty.newestEpoch(Tenant.SOLE)).isEmpty();
        }
    }

    @Test
    void storeDown_subjectKeyCached_goesOnUntilTheKeyIsFiveMinutesOld() {
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        store.down(true);
        assertThat(read(vault, ofAlice, name(ALICE))).isEqualTo(SECRET);
        assertThat(read(vault, vault.encryptText("more", name(ALICE)), name(ALICE)))
                .isEqualTo("more");

        clock.pass(Duration.ofMinutes(5));
        for (ThrowingCallable act : readingAndWriting(vault)) {
            assertThatThrownBy(act).isInstanceOf(KeyUnavailableException.class).hasNoCause();
        }
    }

    @Test
    void storeDown_epochKeyCached_nobodyElseIsReadOrSealedFor() {
        store.down(true);

        assertThatThrownBy(() -> read(vault, ofBob, name(BOB))).isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(CAROL))).isInstanceOf(KeyUnavailableException.class);
        store.down(false);
        assertThat(read(vault, ofBob, name(BOB))).isEqualTo(SECRET);
        assertThat(read(other, vault.encryptText(SECRET, name(CAROL)), name(CAROL)))
                .isEqualTo(SECRET);
    }

    @Test
    void storeDown_nothingCached_nothingIsReadOrWritten() {
        try (Vault cold = node(Duration.ofMinutes(1))) {
            store.down(true);
            for (ThrowingCallable act : readingAndWriting(cold)) {
                assertThatThrownBy(act)
                        .isInstanceOf(KeyUnavailableException.class)
                        .hasNoCause()
                        .hasMessageNotContaining(FaultyKeyStore.MESSAGE_THAT_QUOTES);
            }
        }
    }

    @Test
    void storeFlaps_whatIsSealedOpensEverywhere_andTheRestFails() {
        int sealed = 0;
        for (int person = 0; person < 30; person++) {
            Subject someone = Subject.of("person-" + person);
            try {
                store.flaps(true);
                String text = vault.encryptText(SECRET, name(someone));
                store.flaps(false);
                assertThat(read(other, text, name(someone))).isEqualTo(SECRET);
                sealed++;
            } catch (KeyUnavailableException e) {
                store.flaps(false);
                assertThat(e).hasNoCause();
            }
        }
        assertThat(sealed).isLessThan(30);
    }

    @Test
    void storeSlow_cachedPeopleDoNotWait() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        store.beforeEach(() -> {
            entered.countDown();
            await(released);
        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<String> slow = thread.submit(() -> read(vault, ofBob, name(BOB)));
            entered.await();

            assertThat(read(vault, ofAlice, name(ALICE))).isEqualTo(SECRET);
            assertThat(slow).isNotDone();
            released.countDown();
            assertThat(slow.get()).isEqualTo(SECRET);
        } finally {
            released.countDown();
            thread.shutdownNow();
        }
    }

    @Test
    void storeAnswersWithSomebodyElsesKey_nothingIsReadOrWritten() {
        KeyRow ofAnother =
                rows.byReference(Tenant.SOLE, Given.reference(ofAlice)).orElseThrow();
        assertFailsClosed(found -> found.isEmpty() ? found : List.of(ofAnother));
    }

    @Test
    void storeAnswersWithAnAlteredKey_nothingIsReadOrWritten() {
        assertFailsClosed(found -> found.stream()
                .map(row -> new KeyRow(
                        row.slot(),
                        row.generation(),
                        row.ref(),
                        row.epoch(),
                        Optional.of(flipped(row.key().orElseThrow())),
                        row.state(),
                        row.createdAt()))
                .toList());
    }

    @Test
    void storeHasLostAKey_nothingIsReadWithIt() {
        store.answersWith(found -> List.of());

        assertThatThrownBy(() -> read(vault, ofBob, name(BOB))).isInstanceOf(CiphertextRejectedException.class);
    }

    private void assertFailsClosed(UnaryOperator<List<KeyRow>> wrongAnswer) {
        store.answersWith(wrongAnswer);
        assertThatThrownBy(() -> read(vault, ofBob, name(BOB))).isInstanceOf(CiphertextRejectedException.class);
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB))).isInstanceOf(CiphertextRejectedException.class);
        try (Vault cold = node(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> read(cold, ofBob, name(BOB))).isInstanceOf(CiphertextRejectedException.class);
            assertThatThrownBy(() -> cold.encryptText(SECRET, name(BOB)))
                    .isInstanceOf(CiphertextRejectedException.class);
        }
        store.answersWith(found -> found);
        assertThat(read(vault, ofBob, name(BOB))).isEqualTo(SECRET);
    }

    private List<ThrowingCallable> readingAndWriting(Vault node) {
        return List.of(
                () -> read(node, ofAlice, name(ALICE)),
                () -> node.encryptText(SECRET, name(ALICE)),
                () -> node.encryptText(SECRET, name(CAROL)));
    }

    private static WrappedKey flipped(WrappedKey key) {
        byte[] bytes = key.bytes();
        bytes[bytes.length - 1] ^= 1;
        return WrappedKey.of(bytes);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("given up on");
        }
    }

    private Vault node(Duration kekTimeout) {
        return Vault.builder()
                .inMemoryForTests()
                .kek(kek)
                .keyStore(store)
                .kekTimeout(kekTimeout)
                .clock(clock)
                .ticker(clock.ticker())
                .build();
    }
}
