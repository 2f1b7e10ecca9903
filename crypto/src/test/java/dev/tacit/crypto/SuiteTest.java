package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.asFulfilment;
import static dev.tacit.crypto.Given.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.SealedSize;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.FieldContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuiteTest {
    private static final FieldContext TERMS =
            new FieldContext(Tenant.SOLE, "supplier", "terms", Binding.FIELD, Optional.empty(), Optional.empty());

    private final KeyStore store = new InMemoryKeyStoreForTests();
    private final Kek kek = new InMemoryKekForTests();

    private VaultBuilder builder() {
        return Vault.builder().inMemoryForTests().keyStore(store).kek(kek);
    }

    @Test
    void eachSuite_addsWhatItSays() {
        try (Vault narrow = builder().build();
                Vault wide = pinned(Binding.FIELD)) {
            assertThat(narrow.encrypt(new byte[7], name(ALICE))).hasSize(7 + 47);
            assertThat(narrow.encryptShared(new byte[7], TERMS)).hasSize(7 + 59);
            assertThat(wide.encrypt(new byte[7], name(ALICE))).hasSize(7 + 63);
        }
    }

    @Test
    void aPinnedTenant_rejectsTheNarrowReference_andTheLooserBinding() {
        FieldContext loose = Given.field(Binding.FIELD, ALICE, "1");
        try (Vault narrow = builder().build();
                Vault wide = pinned(Binding.SUBJECT)) {
            byte[] before = narrow.encrypt(Given.bytes(SECRET), name(ALICE));
            byte[] loosely = narrow.encrypt(Given.bytes(SECRET), loose);
            byte[] after = wide.encrypt(Given.bytes(SECRET), name(ALICE));

            assertThatThrownBy(() -> open(wide, before, name(ALICE))).isInstanceOf(CiphertextRejectedException.class);
            assertThatThrownBy(() -> open(wide, loosely, loose)).isInstanceOf(CiphertextRejectedException.class);
            assertThatThrownBy(() -> wide.encrypt(Given.bytes(SECRET), loose))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(open(wide, after, name(ALICE))).isEqualTo(Given.bytes(SECRET));
            assertThat(open(narrow, after, name(ALICE))).isEqualTo(Given.bytes(SECRET));
        }
    }

    @Test
    void pinnedToTheDefault_aVaultAcceptsBothReferences() {
        try (Vault wide = pinned(Binding.FIELD);
                Vault vault = builder()
                        .pin(Tenant.SOLE, Suite.AES_256_GCM, Binding.SUBJECT)
                        .build()) {
            byte[] sealed = wide.encrypt(Given.bytes(SECRET), name(ALICE));

            assertThat(open(vault, sealed, name(ALICE))).isEqualTo(Given.bytes(SECRET));
        }
    }

    @Test
    void theSecondHalfOfAWideReference_isComparedToo() {
        try (Vault wide = pinned(Binding.FIELD)) {
            byte[] alices = wide.encrypt(Given.bytes(SECRET), name(ALICE));
            for (int at = 19; at < 35; at++) {
                byte[] altered = alices.clone();
                altered[at] ^= 1;
                assertThatThrownBy(() -> open(wide, altered, name(ALICE)))
                        .isInstanceOf(CiphertextRejectedException.class);
                RecordOpening behindAWholeOne = new RecordOpening(
                        Tenant.SOLE,
                        "order",
                        Operation.READ,
                        Optional.of(ALICE),
                        List.of(
                                SealedValue.of("/whole", name(ALICE), alices),
                                SealedValue.of("/altered", name(ALICE), altered)));
                assertThatThrownBy(() -> asFulfilment(() -> wide.open(behindAWholeOne)))
                        .isInstanceOf(CiphertextRejectedException.class);
            }
        }
    }

    @Test
    void resealing_movesAValueToTheSuiteAndPaddingOfToday() {
        try (Vault narrow = builder().build();
                Vault wide = pinned(Binding.FIELD);
                Vault padding = builder().padding(Padding.BLOCKS_OF_64).build()) {
            byte[] sealed = narrow.encrypt(Given.bytes(SECRET), name(ALICE));

            byte[] padded = asFulfilment(() -> padding.reseal(name(ALICE), sealed));
            assertThat(padded).hasSize(64 + 47);
            assertThat(open(narrow, padded, name(ALICE))).isEqualTo(Given.bytes(SECRET));
            assertThatThrownBy(() -> asFulfilment(() -> wide.reseal(name(ALICE), sealed)))
                    .isInstanceOf(CiphertextRejectedException.class);
        }
    }

    @Test
    void paddedValues_lookAlikeWithinABlock() {
        try (Vault vault = builder().padding(Padding.BLOCKS_OF_32).build()) {
            for (int size = 0; size < 100; size++) {
                byte[] plaintext = new byte[size];
                Arrays.fill(plaintext, (byte) (size % 3 == 0 ? 0x80 : 0));
                byte[] sealed = vault.encrypt(plaintext, name(ALICE));

                assertThat(sealed).hasSize(47 + (size / 32 + 1) * 32);
                assertThat(sealed).hasSize(new SealedSize(Suite.AES_256_GCM, Padding.BLOCKS_OF_32).bytes(size));
                assertThat(open(vault, sealed, name(ALICE))).isEqualTo(plaintext);
            }
        }
    }

    @Test
    void theLargestValue_opensInEveryShape() {
        byte[] largest = new byte[1 << 20];
        try (Vault vault = builder()
                .padding(Padding.BLOCKS_OF_64)
                .pin(Tenant.SOLE, Suite.AES_256_GCM_WIDE_REFERENCE, Binding.FIELD)
                .build()) {
            assertThat(open(vault, vault.encrypt(largest, name(ALICE)), name(ALICE)))
                    .isEqualTo(largest);
            assertThat(open(vault, vault.encryptShared(largest, TERMS), TERMS)).isEqualTo(largest);
            String text = vault.encryptText("x".repeat(1 << 20), name(ALICE));
            assertThat(Given.read(vault, text, name(ALICE))).hasSize(1 << 20);
        }
    }

    @Test
    void dataOfNobody_opensAfterEveryShred_andForNoReaderWhoNamesAPerson() {
        FieldContext ofAlice =
                new FieldContext(Tenant.SOLE, "supplier", "terms", Binding.FIELD, Optional.of(ALICE), Optional.empty());
        try (Vault vault = builder().build()) {
            byte[] sealed = vault.encryptShared(Given.bytes("net 30"), TERMS);
            byte[] alices = vault.encrypt(Given.bytes(SECRET), ofAlice);
            vault.shred(ALICE);

            assertThat(open(vault, sealed, TERMS)).isEqualTo(Given.bytes("net 30"));
            assertThatThrownBy(() -> open(vault, sealed, ofAlice)).isInstanceOf(CiphertextRejectedException.class);
            assertThat(asFulfilment(() -> vault.reseal(TERMS, sealed))).isNotEqualTo(sealed);
            assertThatThrownBy(() -> open(vault, alices, TERMS)).hasMessageContaining("shredded");
        }
        try (Vault restarted = builder().build()) {
            byte[] sealed = restarted.encryptShared(Given.bytes("net 30"), TERMS);
            assertThat(open(restarted, sealed, TERMS)).isEqualTo(Given.bytes("net 30"));
        }
    }

    @Test
    void dataOfNobody_opensForItsTenantAndFieldOnly() {
        FieldContext prices =
                new FieldContext(Tenant.SOLE, "supplier", "prices", Binding.FIELD, Optional.empty(), Optional.empty());
        try (Vault vault = builder().build()) {
            byte[] sealed = vault.encryptShared(Given.bytes("net 30"), TERMS);

            assertThatThrownBy(() -> open(vault, sealed, prices)).isInstanceOf(CiphertextRejectedException.class);
            assertThatThrownBy(() -> vault.encryptShared(new byte[1], name(ALICE)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> vault.encryptShared(new byte[1], Given.field(Binding.FIELD, ALICE, "1")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void underAPin_dataOfNobodyStandsInForNoPersons() {
        try (Vault wide = pinned(Binding.SUBJECT)) {
            byte[] nobodys = wide.encryptShared(Given.bytes("net 30"), TERMS);
            for (Binding level : Binding.values()) {
                FieldContext alices =
                        new FieldContext(Tenant.SOLE, "supplier", "terms", level, Optional.of(ALICE), Optional.of("1"));
                assertThatThrownBy(() -> open(wide, nobodys, alices)).isInstanceOf(CiphertextRejectedException.class);
            }
            assertThat(open(wide, nobodys, TERMS)).isEqualTo(Given.bytes("net 30"));
        }
    }

    @Test
    void aSharedSuite_cannotBePinnedForPersons() {
        assertThatThrownBy(() -> builder().pin(Tenant.SOLE, Suite.XAES_256_GCM, Binding.FIELD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Vault pinned(Binding binding) {
        return builder()
                .pin(Tenant.SOLE, Suite.AES_256_GCM_WIDE_REFERENCE, binding)
                .build();
    }

    private static byte[] open(Vault vault, byte[] sealed, FieldContext context) {
        return asFulfilment(() -> vault.decrypt(sealed, context));
    }
}
