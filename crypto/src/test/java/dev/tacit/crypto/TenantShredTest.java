package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.asFulfilment;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.crypto.FaultyKek.Trouble;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.internal.SealedText;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.Outcome;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantShredTest {
    private static final Tenant NORTH = Tenant.of("north");
    private static final Tenant SOUTH = Tenant.of("south");

    private final MovableClock clock = new MovableClock();
    private final FaultyKeyStore store = new FaultyKeyStore(new InMemoryKeyStoreForTests());
    private final FaultyKek kek = new FaultyKek();
    private final RecordingSink sink = new RecordingSink();
    private final Vault vault = node();
    private String ofSouth = "";
    private String ofNorth = "";

    @BeforeEach
    void bothTenantsHaveCustomers() {
        ofSouth = vault.encryptText(SECRET, name(SOUTH, ALICE));
        ofNorth = vault.encryptText(SECRET, name(NORTH, ALICE));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void aShreddedTenant_isSealedAndOpenedForNoMore_andTheOthersGoOn() {
        TenantShredReport report = vault.shredTenant(SOUTH, "t1");

        assertThat(report.state()).isEqualTo(ShredReport.State.DISABLED);
        assertThat(report.keys()).isEqualTo(2);
        assertSouthIsGone(vault);
        assertThat(read(vault, ofNorth, name(NORTH, ALICE))).isEqualTo(SECRET);
        assertThat(vault.shredTenant(SOUTH, "t1")).isEqualTo(report);
        assertThatThrownBy(() -> vault.shredTenant(SOUTH, "t2")).isInstanceOf(ShredRefusedException.class);
    }

    @Test
    void aShreddedTenantsValues_areAnsweredAsShredded_andRecordedSo_beforeTheirKeysAreDestroyedAndAfter() {
        vault.shredTenant(SOUTH, "t1");
        assertAnsweredAsShredded();
        clock.pass(Duration.ofHours(24));
        vault.destroyDue();
        assertAnsweredAsShredded();
    }

    @Test
    void whatIsNoValueOfAShreddedTenants_isRejectedStill() {
        byte[] foreign = SealedText.parse(ofNorth);
        vault.shredTenant(SOUTH, "t1");

        assertThatThrownBy(() -> asFulfilment(() -> vault.decrypt(foreign, name(SOUTH, ALICE))))
                .isInstanceOf(CiphertextRejectedException.class);
    }

    private void assertAnsweredAsShredded() {
        RecordOpening opening = new RecordOpening(
                SOUTH,
                "order",
                Operation.READ,
                Optional.of(ALICE),
                List.of(SealedValue.of("/name", name(SOUTH, ALICE), SealedText.parse(ofSouth))));

        assertThat(asFulfilment(() -> vault.open(opening)).values()).containsExactly(new Opened.Shredded<>());
        assertThat(asFulfilment(() -> vault.openPage(List.of(opening))).get(0).values())
                .containsExactly(new Opened.Shredded<>());
        assertThat(sink.events())
                .filteredOn(AuditEvent.DataAccess.class::isInstance)
                .extracting(AuditEvent::outcome)
                .isNotEmpty()
                .containsOnly(Outcome.ALLOWED);
    }

    @Test
    void anotherNode_stopsWithinFiveMinutes_andMakesNoKeyMeanwhile() {
        try (Vault another = node()) {
            assertThat(read(another, ofSouth, name(SOUTH, ALICE))).isEqualTo(SECRET);
            vault.shredTenant(SOUTH, "t1");

            assertThatThrownBy(() -> another.encryptText(SECRET, name(SOUTH, BOB)))
                    .isInstanceOf(KeyShreddedException.class);
            clock.pass(Duration.ofMinutes(5));
            assertSouthIsGone(another);
        }
    }

    @Test
    void onceTheReportSaysShredded_noProcessHoldsAnEpochKey_thoughNobodyAskedItMeanwhile() {
        try (Vault another = node()) {
            assertThat(read(another, ofSouth, name(SOUTH, ALICE))).isEqualTo(SECRET);
            assertThat(another.metrics().epochKeysInMemory()).isEqualTo(1);
            vault.shredTenant(SOUTH, "t1");
            clock.pass(Duration.ofHours(24));
            vault.destroyDue();
            clock.pass(Duration.ofHours(24));

            assertThat(vault.shredTenant(SOUTH, "t1").state()).isEqualTo(ShredReport.State.SHREDDED);
            assertThat(another.metrics().epochKeysInMemory()).isZero();
        }
    }

    @Test
    void withinTheQuarantine_itComesBack_withoutThosePersonsWhoWereShredded() {
        String ofBob = vault.encryptText(SECRET, name(SOUTH, BOB));
        vault.shred(new ShredRequest(SOUTH, BOB, KeyScope.subject(), "r1"));
        vault.shredTenant(SOUTH, "t1");

        assertThat(vault.cancelTenantShred(SOUTH, "t1").state()).isEqualTo(ShredReport.State.CANCELLED);
        assertThat(vault.cancelTenantShred(SOUTH, "t1").state()).isEqualTo(ShredReport.State.CANCELLED);

        assertThat(read(vault, ofSouth, name(SOUTH, ALICE))).isEqualTo(SECRET);
        assertThatThrownBy(() -> read(vault, ofBob, name(SOUTH, BOB))).isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void afterTheQuarantine_itsKeysAndItsKeksAreGone_andTheReportSaysShredded() {
        vault.shredTenant(SOUTH, "t1");
        clock.pass(Duration.ofHours(24));
        vault.destroyDue();

        TenantShredReport pending = vault.shredTenant(SOUTH, "t1");
        assertThat(pending.state()).isEqualTo(ShredReport.State.SHRED_PENDING);
        assertThat(pending.unrecoverableAt()).contains(clock.instant().plus(Duration.ofHours(24)));
        assertThat(kek.destroyed()).isEqualTo(1);
        assertThatThrownBy(() -> vault.cancelTenantShred(SOUTH, "t1")).isInstanceOf(ShredRefusedException.class);
        assertSouthIsGone(vault);
        assertThat(read(vault, ofNorth, name(NORTH, ALICE))).isEqualTo(SECRET);
        clock.pass(Duration.ofHours(24));
        assertThat(vault.shredTenant(SOUTH, "t1").state()).isEqualTo(ShredReport.State.SHREDDED);
    }

    @Test
    void aKekThatIsDownAtTheEnd_isDestroyedWithTheNextRound() {
        vault.shredTenant(SOUTH, "t1");
        clock.pass(Duration.ofHours(24));
        kek.has(Trouble.IS_DOWN);
        assertThatThrownBy(vault::destroyDue).isInstanceOf(KeyUnavailableException.class);
        assertThat(vault.shredTenant(SOUTH, "t1").unrecoverableAt()).isEmpty();
        kek.has(Trouble.NONE);

        vault.destroyDue();
        vault.destroyDue();

        assertThat(vault.shredTenant(SOUTH, "t1").unrecoverableAt()).isPresent();
        assertThat(kek.destroyed()).isEqualTo(1);
    }

    @Test
    void aTenantWhoseKekRefusesToDestroy_holdsUpNobodyElse() {
        FaultyKek souths = new FaultyKek("souths");
        FaultyKek easts = new FaultyKek("easts");
        Tenant east = Tenant.of("east");
        try (Vault node = builder()
                .keyStore(new InMemoryKeyStoreForTests())
                .tenants(Set.of(NORTH, SOUTH, east))
                .ownKek(SOUTH, souths)
                .ownKek(east, easts)
                .build()) {
            for (Tenant tenant : Set.of(NORTH, SOUTH, east)) {
                assertThat(node.encryptText(SECRET, name(tenant, BOB))).isNotEmpty();
            }
            ShredRequest bobs = new ShredRequest(NORTH, BOB, KeyScope.subject(), "r1");
            node.shred(bobs);
            node.shredTenant(SOUTH, "t1");
            node.shredTenant(east, "t1");
            souths.keepsKeys(true);
            clock.pass(Duration.ofHours(24));

            assertThatThrownBy(node::destroyDue).isInstanceOf(KeyDeniedException.class);

            assertThat(node.shred(bobs).state()).isEqualTo(ShredReport.State.SHRED_PENDING);
            assertThat(node.shredTenant(east, "t1").unrecoverableAt()).isPresent();
            assertThat(node.shredTenant(SOUTH, "t1").unrecoverableAt()).isEmpty();
        }
    }

    @Test
    void nothingIsShredded_thatCannotBeRecorded() {
        sink.fail(true);
        assertThatThrownBy(() -> vault.shredTenant(SOUTH, "t1")).isInstanceOf(AuditUnavailableException.class);
        sink.fail(false);
        assertThat(read(vault, ofSouth, name(SOUTH, ALICE))).isEqualTo(SECRET);

        vault.shredTenant(SOUTH, "t1");
        assertThat(sink.events())
                .filteredOn(AuditEvent.KeyChange.class::isInstance)
                .map(event -> ((AuditEvent.KeyChange) event).act())
                .contains("tenant-shred-intended");
    }

    private void assertSouthIsGone(Vault node) {
        assertThatThrownBy(() -> read(node, ofSouth, name(SOUTH, ALICE))).isInstanceOf(KeyShreddedException.class);
        assertThatThrownBy(() -> node.encryptText(SECRET, name(SOUTH, BOB))).isInstanceOf(KeyShreddedException.class);
        assertThatThrownBy(() -> node.indexOf(SOUTH, "order", "buyerEmail", "a@example.org"))
                .isInstanceOf(KeyShreddedException.class);
        assertThatThrownBy(() -> node.tokenKeys(SOUTH).current()).isInstanceOf(KeyShreddedException.class);
    }

    private static FieldContext name(Tenant tenant, Subject subject) {
        return FieldContext.of(tenant, "order", "buyerName", subject);
    }

    private Vault node() {
        return builder().build();
    }

    private VaultBuilder builder() {
        return Vault.builder()
                .inMemoryForTests()
                .kek(kek)
                .keyStore(store)
                .tenants(Set.of(NORTH, SOUTH))
                .auditSink(sink)
                .clock(clock)
                .ticker(clock.ticker())
                .later(clock.later());
    }
}
