package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.asFulfilment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every value in every place but its own, and the outcome of each dimension that a level does not bind. */
class SwapMatrixTest {
    private static final Tenant NORTH = Tenant.of("north");
    private static final Tenant SOUTH = Tenant.of("south");
    private static final byte WIDE = 0x14;
    private static final byte NARROW = 0x11;

    private final KeyStore store = new InMemoryKeyStoreForTests();
    private final Kek kek = new InMemoryKekForTests();
    private final Vault vault = builder().build();

    private VaultBuilder builder() {
        return Vault.builder().inMemoryForTests().keyStore(store).kek(kek).tenants(Set.of(NORTH, SOUTH));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    /** Two of each: tenant, subject, record name, field, record id, and the three levels: 96 contexts, 9216 pairs. */
    @Test
    void aCiphertext_opensInNoContextButItsOwn_asFarAsItsLevelBinds() {
        List<FieldContext> contexts = contexts();
        for (FieldContext sealedIn : contexts) {
            byte[] sealed = vault.encrypt(Given.bytes(SECRET), sealedIn);
            for (FieldContext openedIn : contexts) {
                Throwable failure = catchThrowable(() -> open(sealed, openedIn));
                if (sameAsFarAsBound(sealedIn, openedIn)) {
                    assertThat(failure).isNull();
                } else {
                    assertThat(failure)
                            .as("%s opened in %s", sealedIn, openedIn)
                            .isInstanceOf(CiphertextRejectedException.class);
                }
            }
        }
    }

    /** Both suites seal under one key of one person: what is said to be of the other suite has another length of reference. */
    @Test
    void aCiphertext_opensInNoSuiteButItsOwn() {
        try (Vault wide = builder()
                .pin(NORTH, Suite.AES_256_GCM_WIDE_REFERENCE, Binding.FIELD)
                .build()) {
            for (Binding level : Binding.values()) {
                FieldContext context = context(ALICE, "1", level);
                byte[] narrowly = vault.encrypt(Given.bytes(SECRET.repeat(2)), context);
                byte[] widely = wide.encrypt(Given.bytes(SECRET.repeat(2)), context);

                assertThat(open(narrowly, context)).isEqualTo(open(widely, context));
                assertThatThrownBy(() -> open(withSuite(narrowly, WIDE), context))
                        .isInstanceOf(CiphertextRejectedException.class);
                assertThatThrownBy(() -> open(withSuite(widely, NARROW), context))
                        .isInstanceOf(CiphertextRejectedException.class);
                assertThatThrownBy(() -> asFulfilment(() -> wide.decrypt(narrowly, context)))
                        .isInstanceOf(CiphertextRejectedException.class);
            }
        }
    }

    @Test
    void atFieldLevel_aValueInAnotherPersonsRecord_opens() {
        byte[] alices = vault.encrypt(Given.bytes(SECRET), context(ALICE, "1", Binding.FIELD));

        assertThat(open(alices, context(BOB, "1", Binding.FIELD))).isEqualTo(Given.bytes(SECRET));
    }

    @Test
    void atFieldLevel_aValueInAnotherRecord_opens() {
        byte[] first = vault.encrypt(Given.bytes(SECRET), context(ALICE, "1", Binding.FIELD));

        assertThat(open(first, context(ALICE, "2", Binding.FIELD))).isEqualTo(Given.bytes(SECRET));
    }

    @Test
    void atFieldLevel_aPlantedReferenceOfADeadKey_readsAsErased() {
        byte[] bobs = vault.encrypt(Given.bytes(SECRET), context(BOB, "1", Binding.FIELD));
        vault.shred(new ShredRequest(NORTH, BOB, KeyScope.subject(), "request-1"));

        assertThatThrownBy(() -> open(bobs, context(ALICE, "1", Binding.FIELD)))
                .isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void fromSubjectLevelOn_aPlantedReferenceOfADeadKey_isRejected() {
        for (Binding level : List.of(Binding.SUBJECT, Binding.RECORD)) {
            byte[] bobs = vault.encrypt(Given.bytes(SECRET), context(BOB, "1", level));
            byte[] planted = vault.encrypt(Given.bytes(SECRET), context(ALICE, "1", level));
            System.arraycopy(bobs, 3, planted, 3, 16);
            vault.shred(new ShredRequest(NORTH, BOB, KeyScope.subject(), "request-" + level));

            assertThatThrownBy(() -> open(planted, context(ALICE, "1", level)))
                    .isInstanceOf(CiphertextRejectedException.class);
            vault.reopen(NORTH, BOB);
        }
    }

    @Test
    void atSubjectLevel_aValueInAnotherRecordOfThePerson_opens() {
        byte[] first = vault.encrypt(Given.bytes(SECRET), context(ALICE, "1", Binding.SUBJECT));

        assertThat(open(first, context(ALICE, "2", Binding.SUBJECT))).isEqualTo(Given.bytes(SECRET));
    }

    @Test
    void atEveryLevel_anOlderValueOfTheSameField_opens() {
        for (Binding level : Binding.values()) {
            byte[] older = vault.encrypt(Given.bytes("older"), context(ALICE, "1", level));
            byte[] newer = vault.encrypt(Given.bytes("newer"), context(ALICE, "1", level));

            assertThat(newer).isNotEqualTo(older);
            assertThat(open(older, context(ALICE, "1", level))).isEqualTo(Given.bytes("older"));
        }
    }

    private byte[] open(byte[] sealed, FieldContext context) {
        return asFulfilment(() -> vault.decrypt(sealed, context));
    }

    private static byte[] withSuite(byte[] sealed, byte suite) {
        byte[] forged = sealed.clone();
        forged[1] = suite;
        return forged;
    }

    private static FieldContext context(Subject subject, String recordId, Binding level) {
        return new FieldContext(NORTH, "order", "name", level, Optional.of(subject), Optional.of(recordId));
    }

    private static boolean sameAsFarAsBound(FieldContext a, FieldContext b) {
        boolean place = a.tenant().equals(b.tenant())
                && a.recordName().equals(b.recordName())
                && a.fieldId().equals(b.fieldId())
                && a.binding() == b.binding();
        return switch (a.binding()) {
            case FIELD -> place;
            case SUBJECT -> place && a.subject().equals(b.subject());
            case RECORD ->
                place && a.subject().equals(b.subject()) && a.recordId().equals(b.recordId());
        };
    }

    private static List<FieldContext> contexts() {
        List<FieldContext> contexts = new ArrayList<>();
        for (Tenant tenant : List.of(NORTH, SOUTH)) {
            for (Subject subject : List.of(ALICE, BOB)) {
                for (String record : List.of("order", "parcel")) {
                    for (String field : List.of("name", "gift")) {
                        for (String id : List.of("1", "2")) {
                            for (Binding level : Binding.values()) {
                                contexts.add(new FieldContext(
                                        tenant, record, field, level, Optional.of(subject), Optional.of(id)));
                            }
                        }
                    }
                }
            }
        }
        return contexts;
    }
}
