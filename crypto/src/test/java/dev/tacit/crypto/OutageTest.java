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
import dev.tacit.crypto.internal.GuardedKeyStore;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.internal.LeasedKey;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyStoreMark;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.TokenKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageTest {
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
    void withTheKeyStoreDown_cachedPeopleGoOn_andNewOnesAreNotSealedFor() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
        store.down(true);

        assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
        assertThat(read(vault, vault.encryptText("more", name(ALICE)), name(ALICE)))
                .isEqualTo("more");
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB)))
                .isInstanceOf(KeyUnavailableException.class)
                .hasNoCause()
                .hasMessageNotContaining("alice");
    }

    @Test
    void withTheKeyStoreDown_aKeyIsServedNoLongerThanItsAge() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        store.down(true);
        clock.pass(Duration.ofMinutes(5));

        assertThatThrownBy(() -> read(vault, sealed, name(ALICE))).isInstanceOf(KeyUnavailableException.class);
        store.down(false);
        assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
    }

    @Test
    void aKeyThatCouldNotBeStored_sealsNothing() {
        String warm = vault.encryptText(SECRET, name(ALICE));
        for (int call = 0; call < 12; call++) {
            for (boolean afterTheFact : new boolean[] {false, true}) {
                Subject person = Subject.of("new-" + call + afterTheFact);
                store.failAt(call, afterTheFact);
                try {
                    String sealed = vault.encryptText(SECRET, name(person));
                    store.failAt(-1, false);
                    try (Vault restarted = node()) {
                        assertThat(read(restarted, sealed, name(person))).isEqualTo(SECRET);
                    }
                } catch (KeyUnavailableException e) {
                    store.failAt(-1, false);
                }
                String retried = vault.encryptText(SECRET, name(person));
                assertThat(read(vault, retried, name(person))).isEqualTo(SECRET);
            }
        }
        assertThat(read(vault, warm, name(ALICE))).isEqualTo(SECRET);
    }

    @Test
    void withTheKekDown_evenPeopleNeverSeenAreSealedFor_whileTheEpochKeyIsInHand() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        kek.has(FaultyKek.Trouble.IS_DOWN);

        assertThat(read(vault, vault.encryptText(SECRET, name(BOB)), name(BOB))).isEqualTo(SECRET);
        try (Vault restarted = node()) {
            assertThatThrownBy(() -> read(restarted, sealed, name(ALICE)))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("throttled");
        }
    }

    @Test
    void sixteenFirstWritesForOnePerson_makeOneKey_andAllOpen() throws Exception {
        int writers = 16;
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<Vault> nodes = List.of(node(), node(), node(), node());
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Vault node = nodes.get(writer % nodes.size());
                answers.add(threads.submit(() -> {
                    int unused = start.await();
                    return node.encryptText(SECRET, name(ALICE));
                }));
            }
            List<String> sealed = new ArrayList<>();
            for (Future<String> answer : answers) {
                sealed.add(answer.get());
            }
            for (String text : sealed) {
                assertThat(read(nodes.get(0), text, name(ALICE))).isEqualTo(SECRET);
            }
            assertThat(references(sealed)).hasSize(1);
        } finally {
            threads.shutdownNow();
            nodes.forEach(Vault::close);
        }
    }

    @Test
    void aNewEpoch_beginsWhenTheOldOneIsSevenDaysOld_andOldValuesStillOpen() {
        String before = vault.encryptText(SECRET, name(ALICE));
        clock.pass(Duration.ofDays(7));
        String after = vault.encryptText(SECRET, name(BOB));

        assertThat(kek.created()).isEqualTo(2);
        assertThat(read(vault, before, name(ALICE))).isEqualTo(SECRET);
        assertThat(read(vault, after, name(BOB))).isEqualTo(SECRET);
    }

    @Test
    void anEpochWhoseKeyTheKekDoesNotGiveBack_isNotStored() {
        kek.has(FaultyKek.Trouble.UNWRAPS_ANOTHER_KEY);
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(ALICE))).isInstanceOf(CryptoException.class);
        assertThat(store.newestEpoch(Tenant.SOLE)).isEmpty();
        kek.has(FaultyKek.Trouble.NONE);

        assertThat(read(vault, vault.encryptText(SECRET, name(ALICE)), name(ALICE)))
                .isEqualTo(SECRET);
    }

    @Test
    void closing_dropsTheEpochKeyToo() {
        VaultSettings settings = new VaultSettings();
        settings.kek = kek;
        settings.kekTimeout = Duration.ofMinutes(1);
        settings.ticker = clock.ticker();
        GuardedKeyStore guarded = new GuardedKeyStore(store, KeyStoreMark.insecureNone());
        VaultParts parts = VaultParts.of(settings, guarded);
        assertThat(sealing(parts, ALICE).isAlive()).isTrue();

        parts.close();
        kek.has(FaultyKek.Trouble.IS_DOWN);

        assertThatThrownBy(() -> sealing(parts, BOB)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void aTokenKeyInHand_endsWithTheVault() {
        Vault closing = node();
        TokenKeys.TokenKey token = closing.current();
        assertThat(token.mac("name", SECRET)).isNotEmpty();
        closing.close();

        assertThatThrownBy(() -> token.mac("name", SECRET)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void aTokenKeyThatWasHandedOutLongAgo_endsWithTheVaultToo() {
        Vault closing = node();
        TokenKeys.TokenKey token = closing.current();
        clock.pass(Duration.ofMinutes(6));
        assertThat(closing.current()).isNotSameAs(token);
        assertThat(token.mac("name", SECRET)).isNotEmpty();
        closing.close();

        assertThatThrownBy(() -> token.mac("name", SECRET)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void aKekOfAnEpochThatCouldNotBeStored_isTakenAtTheNextAttempt() {
        store.refuseEpochs(true);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> vault.encryptText(SECRET, name(ALICE)))
                    .isInstanceOf(KeyUnavailableException.class);
        }
        store.refuseEpochs(false);

        assertThat(read(vault, vault.encryptText(SECRET, name(ALICE)), name(ALICE)))
                .isEqualTo(SECRET);
        assertThat(kek.created()).isEqualTo(1);
    }

    private static LeasedKey sealing(VaultParts parts, Subject subject) {
        return parts.keys()
                .sealing(Tenant.SOLE, subject, KeyScope.subject(), parts.keys().now());
    }

    private static Set<String> references(List<String> sealed) {
        return sealed.stream().map(text -> text.substring(5 + 4, 5 + 24)).collect(Collectors.toSet());
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
