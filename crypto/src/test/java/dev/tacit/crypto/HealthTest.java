package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.FaultyKek.Trouble;
import dev.tacit.crypto.VaultHealth.Cause;
import dev.tacit.crypto.VaultHealth.Status;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.KeyStoreBehindException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.EventRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final MovableClock clock = new MovableClock();
    private final FaultyKeyStore store = new FaultyKeyStore(new InMemoryKeyStoreForTests());
    private final FaultyKek kek = new FaultyKek();
    private final RecordingSink sink = new RecordingSink();
    private final MemoryMark mark = new MemoryMark();
    private final Vault vault = node(Duration.ofMinutes(1));

    @AfterEach
    void close() {
        kek.release();
        vault.close();
    }

    @Test
    void aVaultThatWorks_isUp_andAClosedOneIsDown() {
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.UP, Set.of()));
        vault.close();
        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DOWN, Set.of(Cause.CLOSED)));
    }

    @Test
    void aKeyStoreThatFails_degrades_andItsReturnIsNoticed() {
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        store.down(true);
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB))).isInstanceOf(KeyUnavailableException.class);
        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DEGRADED, Set.of(Cause.KEY_STORE_FAILS)));

        store.down(false);
        assertThat(vault.encryptText(SECRET, name(BOB))).isNotEmpty();
        assertThat(vault.health().status()).isEqualTo(Status.UP);
    }

    @Test
    void withNothingInMemory_anyOutageMeansDown() {
        store.down(true);
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(ALICE))).isInstanceOf(KeyUnavailableException.class);
        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DOWN, Set.of(Cause.KEY_STORE_FAILS)));
        store.down(false);
        kek.has(Trouble.IS_DOWN);
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(ALICE))).isInstanceOf(KeyUnavailableException.class);
        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DOWN, Set.of(Cause.KEK_DOES_NOT_ANSWER)));
    }

    @Test
    void anAuditSinkThatTakesNothing_degrades() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        sink.fail(true);
        assertThatThrownBy(() -> read(vault, sealed, name(ALICE))).isInstanceOf(AuditUnavailableException.class);
        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DEGRADED, Set.of(Cause.AUDIT_SINK_FAILS)));
        sink.fail(false);
        assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
        assertThat(vault.health().status()).isEqualTo(Status.UP);
    }

    @Test
    void aSinkThatRefusesAnEvent_isHeard_andDoesNotCountAsFailing() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        sink.refuse(true);

        assertThatThrownBy(() -> read(vault, sealed, name(ALICE)))
                .isInstanceOf(EventRefusedException.class)
                .hasMessage("this must not stand in a log");
        assertThat(vault.health().status()).isEqualTo(Status.UP);
    }

    @Test
    void aKeyStoreBehindItsMark_isDown() {
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        mark.record(new StoreMark(store.mark().incarnation(), 99));
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB))).isInstanceOf(KeyStoreBehindException.class);

        assertThat(vault.health().status()).isEqualTo(Status.DOWN);
        assertThat(vault.health().causes()).contains(Cause.KEY_STORE_BEHIND);
    }

    @Test
    void metrics_countWhatHappened_andHoldNumbersOnly() {
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        store.down(true);
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB))).isInstanceOf(KeyUnavailableException.class);
        VaultMetrics metrics = vault.metrics();

        assertThat(metrics.kekCalls()).isEqualTo(kek.calls());
        assertThat(metrics.kekFailures()).isZero();
        assertThat(metrics.epochKeysInMemory()).isEqualTo(1);
        assertThat(metrics.subjectKeysInMemory()).isEqualTo(1);
        assertThat(metrics.keyStoreCalls()).isPositive();
        assertThat(metrics.keyStoreFailures()).isEqualTo(1);
        assertThat(metrics.toString()).doesNotContain("alice", "bob", SECRET);
    }

    @Test
    void aKmsThatHangs_isCountedAsTooSlow() {
        kek.has(Trouble.HANGS);
        try (Vault hasty = node(Duration.ofMillis(1))) {
            assertThatThrownBy(() -> hasty.encryptText(SECRET, name(ALICE)))
                    .isInstanceOf(KeyUnavailableException.class);
            assertThat(hasty.metrics().kekTimeouts()).isEqualTo(1);
            assertThat(hasty.health().causes()).containsExactly(Cause.KEK_DOES_NOT_ANSWER);
        }
    }

    @Test
    void aKeyStoreThatHangs_isToldMeanwhile_thoughItsMarkAnswers() {
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        List<Set<Cause>> meanwhile = new ArrayList<>();
        store.beforeEach(() -> meanwhile.add(vault.health().causes()));
        store.down(true);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB))).isInstanceOf(KeyUnavailableException.class);
        }

        assertThat(meanwhile).containsExactly(Set.of(), Set.of(Cause.KEY_STORE_FAILS));
    }

    @Test
    void aMarkThatIsLost_isTold() {
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        assertThat(vault.shred(BOB).keys()).isZero();
        mark.lose();
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB))).isInstanceOf(KeyStoreBehindException.class);

        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DEGRADED, Set.of(Cause.KEY_STORE_FAILS)));
    }

    @Test
    void onceEveryKeyInMemoryIsTooOld_aKeyStoreThatFailsMeansDown() {
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        store.down(true);
        clock.pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB))).isInstanceOf(KeyUnavailableException.class);

        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DOWN, Set.of(Cause.KEY_STORE_FAILS)));
    }

    @Test
    void onceEveryEpochKeyIsTooOld_aKekThatFailsMeansDown() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        kek.has(Trouble.IS_DOWN);
        clock.pass(Duration.ofHours(24));
        assertThat(vault.metrics().epochKeysInMemory()).isZero();
        assertThatThrownBy(() -> read(vault, sealed, name(ALICE))).isInstanceOf(KeyUnavailableException.class);

        assertThat(vault.health()).isEqualTo(new VaultHealth(Status.DOWN, Set.of(Cause.KEK_DOES_NOT_ANSWER)));
    }

    private Vault node(Duration kekTimeout) {
        return Vault.builder()
                .inMemoryForTests()
                .kek(kek)
                .kekTimeout(kekTimeout)
                .keyStore(store)
                .mark(mark)
                .auditSink(sink)
                .clock(clock)
                .ticker(clock.ticker())
                .later(clock.later())
                .build();
    }
}
