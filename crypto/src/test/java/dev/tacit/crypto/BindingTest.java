package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.asFulfilment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.provider.FieldContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BindingTest {
    @Test
    void aCiphertextMovedToAnotherSubject_isRejected() {
        try (Vault vault = Vault.inMemoryForTests()) {
            String ofAlice = vault.encryptText(Given.SECRET, Given.name(ALICE));
            String ofBob = vault.encryptText(Given.SECRET, Given.name(BOB));

            assertThat(ofBob).isNotEqualTo(ofAlice);
            assertThatThrownBy(() -> Given.read(vault, ofAlice, Given.name(BOB)))
                    .isInstanceOf(CiphertextRejectedException.class);
        }
    }

    @Test
    void aPlantedReferenceOfSomebodyElsesShreddedKey_isRejectedRatherThanCalledErased() {
        try (Vault vault = Vault.inMemoryForTests()) {
            byte[] ofAlice = vault.encrypt(Given.bytes(Given.SECRET), Given.name(ALICE));
            byte[] ofBob = vault.encrypt(Given.bytes(Given.SECRET), Given.name(BOB));
            vault.shred(BOB);
            byte[] planted = ofAlice.clone();
            System.arraycopy(ofBob, 3, planted, 3, 16);

            assertThatThrownBy(() -> asFulfilment(() -> vault.decrypt(planted, Given.name(ALICE))))
                    .isInstanceOf(CiphertextRejectedException.class);
            assertThatThrownBy(() -> asFulfilment(() -> vault.decrypt(ofBob, Given.name(ALICE))))
                    .isInstanceOf(CiphertextRejectedException.class);
            assertThatThrownBy(() -> asFulfilment(() -> vault.decrypt(ofBob, Given.name(BOB))))
                    .isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void aLowerLevelThanTheSchemaDemands_isRejected_evenWithTheFlagForged() {
        try (Vault vault = Vault.inMemoryForTests()) {
            for (Binding made : Binding.values()) {
                byte[] sealed = vault.encrypt(Given.bytes(Given.SECRET), Given.field(made, ALICE, "order-1"));
                for (Binding demanded : Binding.values()) {
                    byte[] forged = sealed.clone();
                    forged[2] = (byte) Arrays.asList(Binding.values()).indexOf(demanded);
                    FieldContext context = Given.field(demanded, ALICE, "order-1");
                    if (made != demanded) {
                        for (byte[] attempt : Arrays.asList(sealed, forged)) {
                            assertThatThrownBy(() -> asFulfilment(() -> vault.decrypt(attempt, context)))
                                    .isInstanceOf(CiphertextRejectedException.class);
                        }
                    }
                }
            }
        }
    }

    @Test
    void anotherLevelThanTheSchemaDemands_isRejectedRatherThanCalledErased() {
        try (Vault vault = Vault.inMemoryForTests()) {
            byte[] sealed = vault.encrypt(Given.bytes(Given.SECRET), Given.field(Binding.FIELD, ALICE, "order-1"));
            vault.shred(ALICE);

            assertThatThrownBy(() ->
                            asFulfilment(() -> vault.decrypt(sealed, Given.field(Binding.RECORD, ALICE, "order-1"))))
                    .isInstanceOf(CiphertextRejectedException.class);
        }
    }

    @Test
    void aValueSealedUnderAFormerFieldId_opens_andUnderAnyOtherDoesNot() {
        try (Vault vault = Vault.inMemoryForTests()) {
            FieldContext before = FieldContext.of(Tenant.SOLE, "order", "customer_name", ALICE);
            byte[] sealed = vault.encrypt(Given.bytes(Given.SECRET), before);
            SealedValue value = SealedValue.of("/name", Given.name(ALICE), sealed);

            assertThat(open(vault, value.formerly(List.of("fullName", "customer_name"))))
                    .isEqualTo(Given.SECRET);
            assertThatThrownBy(() -> open(vault, value.formerly(List.of("fullName"))))
                    .isInstanceOf(CiphertextRejectedException.class);
        }
    }

    @Test
    void boundToASubject_withoutSayingWhom_isRefused() {
        try (Vault vault = Vault.inMemoryForTests()) {
            byte[] sealed = vault.encrypt(Given.bytes(Given.SECRET), Given.name(ALICE));
            FieldContext nobody = new FieldContext(
                    Tenant.SOLE, "order", "buyerName", Binding.SUBJECT, Optional.empty(), Optional.empty());

            assertThatThrownBy(() -> asFulfilment(() -> vault.decrypt(sealed, nobody)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aKeyRowMovedToAnotherSubject_isRejected() {
        MovableClock clock = new MovableClock();
        KeyStore store = new InMemoryKeyStoreForTests();
        SwappingKeyStore swapping = new SwappingKeyStore(store);
        try (Vault vault = Vault.builder()
                .inMemoryForTests()
                .keyStore(swapping)
                .clock(clock)
                .ticker(clock.ticker())
                .build()) {
            byte[] ofAlice = vault.encrypt(Given.bytes(Given.SECRET), Given.name(ALICE));
            FieldContext loose = Given.field(Binding.FIELD, ALICE, "order-1");
            byte[] ofAField = vault.encrypt(Given.bytes(Given.SECRET), loose);
            clock.pass(Duration.ofMinutes(6));
            swapping.claimFor(vault.handleOf(Tenant.SOLE, BOB));

            assertThatThrownBy(() -> asFulfilment(() -> vault.decrypt(ofAlice, Given.name(BOB))))
                    .isInstanceOf(CiphertextRejectedException.class);
            assertThatThrownBy(() -> asFulfilment(() -> vault.decrypt(ofAField, loose)))
                    .isInstanceOf(CiphertextRejectedException.class);
        }
    }

    private static String open(Vault vault, SealedValue value) {
        RecordOpening opening =
                new RecordOpening(Tenant.SOLE, "order", Operation.READ, Optional.of(ALICE), List.of(value));
        return Vault.text(asFulfilment(() -> vault.open(opening))
                .values()
                .iterator()
                .next()
                .orThrow());
    }
}
