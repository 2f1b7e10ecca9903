package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.Outcome;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredReport.State;
import dev.tacit.provider.ShredRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShredTest {
    private static final Duration DAY = Duration.ofHours(24);

    private final MovableClock clock = new MovableClock();
    private final RecordingSink sink = new RecordingSink();
    private final FaultyKeyStore store = new FaultyKeyStore(new InMemoryKeyStoreForTests());
    private final InMemoryKekForTests kek = new InMemoryKekForTests();
    private final Vault vault = node();

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void aShred_closesAtOnce_andLeavesOthersAlone() {
        String ofAlice = vault.encryptText(SECRET, name(ALICE));
        String ofBob = vault.encryptText(SECRET, name(BOB));

        ShredReport report = vault.shred(ALICE);

        assertThat(report.state()).isEqualTo(State.DISABLED);
        assertThat(report.keys()).isEqualTo(1);
        assertThat(report.disabledAt()).contains(clock.instant());
        assertThat(report.destroyedAt()).contains(clock.instant().plus(DAY));
        assertThat(report.unrecoverableAt()).isEmpty();
        assertThatThrownBy(() -> read(vault, ofAlice, name(ALICE))).isInstanceOf(KeyShreddedException.class);
        assertThat(read(vault, ofBob, name(BOB))).isEqualTo(SECRET);
    }

    @Test
    void withinTheQuarantine_aShredCanBeCancelled() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        vault.shred(request("r1"));
        clock.pass(DAY.minusSeconds(1));

        ShredReport report = vault.cancelShred(Tenant.SOLE, "r1");

        assertThat(report.state()).isEqualTo(State.CANCELLED);
        assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
        clock.pass(DAY);
        assertThat(vault.destroyDue()).isEmpty();
    }

    @Test
    void afterTheQuarantine_theKeysAreDestroyed_andTheReportSaysWhatIsPending() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        vault.shred(request("r1"));
        assertThat(vault.destroyDue()).isEmpty();
        clock.pass(DAY);

        List<ShredReport> reports = vault.destroyDue();

        assertThat(reports).extracting(ShredReport::state).containsExactly(State.SHRED_PENDING);
        ShredReport report = reports.get(0);
        assertThat(report.destroyedAt()).contains(clock.instant());
        assertThat(report.unrecoverableAt()).isEmpty();
        assertThat(report.copies())
                .extracting(ShredReport.KeyCopy::place)
                .anyMatch(place -> place.contains("live rows"))
                .anyMatch(place -> place.contains("this process"))
                .anyMatch(place -> place.contains("other processes"))
                .anyMatch(place -> place.contains("backups, replicas"))
                .anyMatch(place -> place.startsWith("KEK of epoch 1"))
                .anyMatch(place -> place.contains("backups of the KEKs"));
        assertThat(report.notCovered()).hasSizeGreaterThan(4);
        assertThatThrownBy(() -> read(vault, sealed, name(ALICE))).isInstanceOf(KeyShreddedException.class);
        assertThatThrownBy(() -> vault.cancelShred(Tenant.SOLE, "r1")).isInstanceOf(ShredRefusedException.class);
        assertThat(vault.destroyDue()).isEmpty();
    }

    @Test
    void aShredOnAnotherNode_keepsNarrowerScopesOut_thoughThisOneHasTheSubjectsKeyInHand() {
        KeyScope order = new KeyScope.OfRecord(RecordRef.of("order", "114-1"));
        try (Vault other = node()) {
            other.encryptText(SECRET, name(ALICE));
            vault.shred(ALICE);

            assertThatThrownBy(() -> other.encrypt(Given.bytes(SECRET), name(ALICE), order))
                    .isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void aShredWhoseMarkCannotBeWritten_leavesNoKeyInHand() {
        MemoryMark mark = new MemoryMark();
        try (Vault marked = builder().mark(mark).build()) {
            String sealed = marked.encryptText(SECRET, name(ALICE));
            mark.readOnly(true);

            assertThatThrownBy(() -> marked.shred(request("r1"))).isInstanceOf(KeyUnavailableException.class);
            assertThatThrownBy(() -> read(marked, sealed, name(ALICE))).isInstanceOf(KeyUnavailableException.class);
            mark.readOnly(false);
            assertThat(marked.shred(request("r1")).keys()).isEqualTo(1);
            assertThatThrownBy(() -> read(marked, sealed, name(ALICE))).isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void oneRefusedDestruction_doesNotHoldUpTheOthers() {
        vault.encryptText(SECRET, name(ALICE));
        vault.encryptText(SECRET, name(BOB));
        vault.shred(request("r1"));
        clock.pass(Duration.ofSeconds(1));
        vault.shred(BOB);
        clock.pass(DAY);
        store.refuseDestroying("r1");

        assertThat(vault.destroyDue()).extracting(ShredReport::state).containsExactly(State.SHRED_PENDING);
    }

    @Test
    void aShreddedSubject_isNotSealedForSilently() {
        vault.encryptText(SECRET, name(ALICE));
        vault.shred(ALICE);
        assertThatThrownBy(() -> vault.encryptText(SECRET, name(ALICE))).isInstanceOf(KeyShreddedException.class);
        clock.pass(DAY);
        vault.destroyDue();

        assertThatThrownBy(() -> vault.encryptText(SECRET, name(ALICE))).isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void aCustomerWhoCameBack_isNotTouchedByARetriedShred() {
        String before = vault.encryptText(SECRET, name(ALICE));
        vault.shred(request("r1"));
        clock.pass(DAY);
        vault.destroyDue();
        vault.reopen(Tenant.SOLE, ALICE);
        String since = vault.encryptText(SECRET, name(ALICE));

        ShredReport replayed = vault.shred(request("r1"));

        assertThat(replayed.state()).isEqualTo(State.SHRED_PENDING);
        assertThat(read(vault, since, name(ALICE))).isEqualTo(SECRET);
        assertThatThrownBy(() -> read(vault, before, name(ALICE))).isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void reopenedDuringTheQuarantine_theNewKeyOutlivesTheShred() {
        String before = vault.encryptText(SECRET, name(ALICE));
        vault.shred(request("r1"));
        vault.reopen(Tenant.SOLE, ALICE);
        String since = vault.encryptText(SECRET, name(ALICE));
        clock.pass(DAY);

        vault.destroyDue();

        assertThat(read(vault, since, name(ALICE))).isEqualTo(SECRET);
        assertThatThrownBy(() -> read(vault, before, name(ALICE))).isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void reopeningWhoWasNeverShredded_changesNothing() {
        String sealed = vault.encryptText(SECRET, name(ALICE));

        vault.reopen(Tenant.SOLE, ALICE);
        vault.reopen(Tenant.SOLE, BOB);

        assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
    }

    @Test
    void aRequestId_cannotBeUsedForAnotherSubject() {
        vault.encryptText(SECRET, name(ALICE));
        vault.shred(request("r1"));

        assertThatThrownBy(() -> vault.shred(new ShredRequest(Tenant.SOLE, BOB, KeyScope.subject(), "r1")))
                .isInstanceOf(ShredRefusedException.class);
    }

    @Test
    void shreddingWhoIsNotThere_isSaidSo() {
        ShredReport report = vault.shred(request("r1"));

        assertThat(report.state()).isEqualTo(State.NOTHING_TO_SHRED);
        assertThat(report.disabledAt()).isEmpty();
        assertThat(vault.shred(request("r1"))).isEqualTo(report);
    }

    @Test
    void aShredOfOneRecord_leavesTheSubjectsOtherRecords() {
        KeyScope first = new KeyScope.OfRecord(RecordRef.of("order", "114-1"));
        KeyScope second = new KeyScope.OfRecord(RecordRef.of("order", "114-2"));
        byte[] one = vault.encrypt(Given.bytes("one"), name(ALICE), first);
        byte[] two = vault.encrypt(Given.bytes("two"), name(ALICE), second);

        ShredReport report = vault.shred(new ShredRequest(Tenant.SOLE, ALICE, first, "r1"));

        assertThat(report.scope()).isInstanceOf(KeyScope.OfHandle.class);
        assertThat(report.toString()).doesNotContain("114-1");
        assertThatThrownBy(() -> Given.asFulfilment(() -> vault.decrypt(one, name(ALICE))))
                .isInstanceOf(KeyShreddedException.class);
        assertThat(Given.asFulfilment(() -> vault.decrypt(two, name(ALICE)))).isEqualTo(Given.bytes("two"));
    }

    @Test
    void aShredOfTheSubject_coversEveryScope_andNoScopeIsSealedForAfterwards() {
        KeyScope known = new KeyScope.OfRecord(RecordRef.of("order", "114-1"));
        KeyScope unseen = new KeyScope.OfRecord(RecordRef.of("order", "114-9"));
        byte[] sealed = vault.encrypt(Given.bytes("one"), name(ALICE), known);

        vault.shred(ALICE);

        assertThatThrownBy(() -> Given.asFulfilment(() -> vault.decrypt(sealed, name(ALICE))))
                .isInstanceOf(KeyShreddedException.class);
        for (KeyScope scope : List.of(known, unseen)) {
            assertThatThrownBy(() -> vault.encrypt(Given.bytes("new"), name(ALICE), scope))
                    .isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void moreShredsThanAllowed_areRefused_untilTheHourHasPassed() {
        try (Vault careful = builder().shredsPerHour(2).build()) {
            for (int person = 0; person < 4; person++) {
                careful.encryptText(SECRET, name(Subject.of(person)));
            }
            careful.shred(Subject.of(0));
            careful.shred(Subject.of(1));
            assertThatThrownBy(() -> careful.shred(Subject.of(2))).isInstanceOf(ShredRefusedException.class);
            assertThat(sink.events()).last().extracting(AuditEvent::outcome).isEqualTo(Outcome.DENIED);
            assertThat(read(careful, careful.encryptText(SECRET, name(Subject.of(2))), name(Subject.of(2))))
                    .isEqualTo(SECRET);
            clock.pass(Duration.ofHours(1));

            assertThat(careful.shred(Subject.of(2)).state()).isEqualTo(State.DISABLED);
        }
    }

    @Test
    void anotherNode_servesAShreddedKeyNoLongerThanFiveMinutes() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        try (Vault other = node()) {
            assertThat(read(other, sealed, name(ALICE))).isEqualTo(SECRET);
            vault.shred(ALICE);
            clock.pass(Duration.ofMinutes(5));

            assertThatThrownBy(() -> read(other, sealed, name(ALICE))).isInstanceOf(KeyShreddedException.class);
            assertThatThrownBy(() -> other.encryptText(SECRET, name(ALICE))).isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void aCrashAtAnyCallOfTheKeyStore_leavesAShredThatCanBeAskedForAgain() {
        int calls = callsOf("count");
        for (int call = 0; call <= calls; call++) {
            for (boolean afterTheFact : new boolean[] {false, true}) {
                crashAndRetry("r-" + call + "-" + afterTheFact, call, afterTheFact);
            }
        }
    }

    @Test
    void eachStep_isInTheAuditLogBeforeItIsDone() {
        vault.encryptText(SECRET, name(ALICE));
        vault.shred(request("r1"));
        clock.pass(DAY);
        vault.destroyDue();
        vault.shred(request("r1"));

        assertThat(sink.events())
                .extracting(event -> ((AuditEvent.KeyChange) event).act())
                .containsExactly("shred-intended", "destroy-intended");
        assertThat(sink.events().get(0).subjects()).containsExactly(vault.handleOf(Tenant.SOLE, ALICE));
    }

    @Test
    void withoutTheAuditLog_nothingIsShredded() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        sink.fail(true);
        assertThatThrownBy(() -> vault.shred(ALICE)).isInstanceOf(AuditUnavailableException.class);
        sink.fail(false);

        assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
    }

    private int callsOf(String requestId) {
        Subject person = Subject.of(requestId);
        vault.encryptText(SECRET, name(person));
        store.failAt(-1, false);
        vault.shred(new ShredRequest(Tenant.SOLE, person, KeyScope.subject(), requestId));
        clock.pass(DAY);
        vault.destroyDue();
        return store.calls();
    }

    private void crashAndRetry(String requestId, int call, boolean afterTheFact) {
        Subject person = Subject.of(requestId);
        ShredRequest request = new ShredRequest(Tenant.SOLE, person, KeyScope.subject(), requestId);
        String sealed = vault.encryptText(SECRET, name(person));
        store.failAt(call, afterTheFact);
        attempt(() -> vault.shred(request));
        clock.pass(DAY);
        attempt(vault::destroyDue);
        store.failAt(-1, false);

        try (Vault restarted = node()) {
            Instant retried = clock.instant();
            ShredReport report = restarted.shred(request);
            assertThat(report.state()).as("call %d", call).isIn(State.DISABLED, State.SHRED_PENDING);
            assertThatThrownBy(() -> read(restarted, sealed, name(person))).isInstanceOf(KeyShreddedException.class);
            clock.pass(DAY);
            restarted.destroyDue();
            assertThat(restarted.shred(request).state()).isEqualTo(State.SHRED_PENDING);
            assertThat(restarted.shred(request).disabledAt().orElseThrow()).isBeforeOrEqualTo(retried);
        }
        assertThatThrownBy(() -> read(vault, sealed, name(person))).isInstanceOf(KeyShreddedException.class);
    }

    private static void attempt(Runnable act) {
        try {
            act.run();
        } catch (CryptoException e) {
            assertThat(e).hasNoCause().hasMessageNotContaining("alice");
        }
    }

    private static ShredRequest request(String id) {
        return new ShredRequest(Tenant.SOLE, ALICE, KeyScope.subject(), id);
    }

    private Vault node() {
        return builder().build();
    }

    private VaultBuilder builder() {
        KeyStore shared = store;
        return Vault.builder()
                .inMemoryForTests()
                .kek(kek)
                .keyStore(shared)
                .auditSink(sink)
                .clock(clock)
                .ticker(clock.ticker());
    }
}
