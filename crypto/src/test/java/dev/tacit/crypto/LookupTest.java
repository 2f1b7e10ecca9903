package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.TokenKeys.TokenKey;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryKeyStoreForTests store = new InMemoryKeyStoreForTests();
    private final InMemoryKekForTests kek = new InMemoryKekForTests();
    private final Vault vault = node("shop");

    @AfterEach
    void close() {
        vault.close();
    }

    @PersonalRecord("order")
    record Order(
            @RecordId String orderId,
            @SubjectId String buyerId,

            @PersonName @Encrypted String buyerName,

            @EmailAddress @Encrypted(lookup = @Lookup(Normalizer.EMAIL))
            String buyerEmail) {}

    @Test
    void anIndex_isAVersionAnd16Bytes_equalForEqualValuesOfAFieldOnly() {
        byte[] index = index("order", "buyerEmail", "ann@example.org");

        assertThat(index).hasSize(17).startsWith(1);
        assertThat(index("order", "buyerEmail", "ann@example.org")).isEqualTo(index);
        assertThat(index("order", "buyerEmail", "bob@example.org")).isNotEqualTo(index);
        assertThat(index("order", "giverEmail", "ann@example.org")).isNotEqualTo(index);
        assertThat(index("parcel", "buyerEmail", "ann@example.org")).isNotEqualTo(index);
        assertThat(vault.indexCandidates(Tenant.SOLE, "order", "buyerEmail", "ann@example.org"))
                .containsExactly(index);
    }

    @Test
    void anIndex_isTheSameOnEveryNodeAndAfterARestart() {
        byte[] index = index("order", "buyerEmail", "ann@example.org");
        try (Vault other = node("shop")) {
            assertThat(other.indexOf(Tenant.SOLE, "order", "buyerEmail", "ann@example.org"))
                    .isEqualTo(index);
            assertThat(other.handleOf(Tenant.SOLE, ALICE)).isEqualTo(vault.handleOf(Tenant.SOLE, ALICE));
        }
    }

    @Test
    void columns_holdCiphertextAndIndexes_andOpenAgain() {
        RecordSchema<Order> schema = Schemas.annotated().of(Order.class);
        Order order = new Order("114-1", "alice-1", Given.SECRET, " Ann@Example.ORG ");

        SealedFields sealed = vault.seal(schema, order);

        assertThat(sealed.texts()).containsOnlyKeys("buyerName", "buyerEmail");
        assertThat(sealed.toString()).doesNotContain(Given.SECRET, "tct1:");
        assertThat(sealed.index("buyerEmail")).contains(index("order", "buyerEmail", "ann@example.org"));
        assertThat(sealed.index("buyerName")).isEmpty();
        Map<String, Opened<String>> opened = open(SealedFields.stored(ALICE, sealed.recordId(), sealed.texts()));
        assertThat(opened.get("buyerName")).isEqualTo(new Opened.Found<>(Given.SECRET));
        vault.shred(ALICE);
        assertThat(open(sealed).get("buyerName")).isEqualTo(new Opened.Shredded<>());
        assertThatThrownBy(() -> vault.seal(schema, order)).isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void aMisspelledMember_isRefused_andDoesNotLookLikeNull() {
        RecordSchema<Order> schema = Schemas.annotated().of(Order.class);
        SealedFields sealed = vault.seal(schema, new Order("114-1", "alice-1", Given.SECRET, "ann@example.org"));

        assertThatThrownBy(() -> sealed.text("buyerNaem"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[buyerEmail, buyerName]");
        assertThatThrownBy(() -> sealed.index("email")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open(SealedFields.stored(ALICE, Optional.empty(), Map.of("buyerNaem", "tct1:A"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[buyerEmail, buyerName]");
    }

    @Test
    void aColumnInClear_isRefusedByItsField_withoutItsValue() {
        assertThatThrownBy(() -> open(SealedFields.stored(ALICE, Optional.empty(), Map.of("buyerName", Given.SECRET))))
                .isInstanceOf(UnknownFormatException.class)
                .hasMessageContaining("field=buyerName")
                .hasMessageNotContaining(Given.SECRET);
    }

    @Test
    void onAPageOfColumns_oneThatIsNoCiphertext_failsAlone() {
        RecordSchema<Order> schema = Schemas.annotated().of(Order.class);
        SealedFields good = vault.seal(schema, new Order("114-1", "alice-1", Given.SECRET, "ann@example.org"));
        SealedFields planted = SealedFields.stored(ALICE, Optional.empty(), Map.of("buyerName", "Mallory"));

        List<Map<String, Opened<String>>> page =
                Given.asFulfilment(() -> vault.openPage(schema, List.of(planted, good)));

        assertThat(page.get(0).get("buyerName")).isInstanceOf(Opened.Failed.class);
        assertThat(page.get(1).get("buyerName")).isEqualTo(new Opened.Found<>(Given.SECRET));
    }

    @PersonalRecord("parcel")
    record Parcel(
            @RecordId String parcelId,
            @SubjectId String buyerId,
            @PersonName @Encrypted(bind = Binding.RECORD) String buyerName) {}

    @Test
    void onAPageOfColumns_idsThatNobodyCanHave_failAlone() {
        RecordSchema<Parcel> schema = Schemas.annotated().of(Parcel.class);
        SealedFields good = vault.seal(schema, new Parcel("p-1", "alice-1", Given.SECRET));

        List<Map<String, Opened<String>>> page = Given.asFulfilment(() -> vault.openPage(
                schema,
                List.of(
                        SealedFields.stored(ALICE, Optional.empty(), good.texts()),
                        SealedFields.stored(ALICE, Optional.of("\ud800"), good.texts()),
                        SealedFields.stored(Subject.of("\udc00-1"), Optional.of("p-1"), good.texts()),
                        good)));

        assertThat(page.subList(0, 3))
                .allSatisfy(row -> assertThat(row.get("buyerName"))
                        .isInstanceOfSatisfying(
                                Opened.Failed.class,
                                failed ->
                                        assertThat(failed.failure()).isInstanceOf(CiphertextRejectedException.class)));
        assertThat(page.get(3).get("buyerName")).isEqualTo(new Opened.Found<>(Given.SECRET));
    }

    @Test
    void tokenKeys_changeWithTheEpoch_andOldOnesAreFoundById() {
        TokenKey first = vault.current();
        byte[] mac = first.mac("EMAIL_ADDRESS", "ann@example.org");
        clock.pass(Duration.ofDays(7));
        TokenKey second = vault.current();

        assertThat(first.id()).isEqualTo("k1");
        assertThat(second.id()).isEqualTo("k2");
        assertThat(mac).hasSize(32);
        assertThat(second.mac("EMAIL_ADDRESS", "ann@example.org")).isNotEqualTo(mac);
        assertThat(vault.byId("k1").orElseThrow().mac("EMAIL_ADDRESS", "ann@example.org"))
                .isEqualTo(mac);
        for (String unknown : new String[] {"k9", "k0", "k", "", "x1", "k01", "k99999999", "k-1"}) {
            assertThat(vault.byId(unknown)).as(unknown).isEmpty();
        }
    }

    @Test
    void tokens_differByCategoryAndService_andCannotBeShiftedBetweenThem() {
        TokenKey key = vault.current();
        try (Vault billing = node("billing")) {
            assertThat(billing.current().mac("C", "value")).isNotEqualTo(key.mac("C", "value"));
        }
        assertThat(key.mac("AB", "C")).isNotEqualTo(key.mac("A", "BC"));
    }

    @Test
    void handles_tellPeopleApart_andAreNotTheirIds() {
        assertThat(vault.handleOf(Tenant.SOLE, ALICE)).isEqualTo(vault.handleOf(Tenant.SOLE, ALICE));
        assertThat(vault.handleOf(Tenant.SOLE, ALICE)).isNotEqualTo(vault.handleOf(Tenant.SOLE, BOB));
        assertThat(vault.handleOf(Tenant.SOLE, Subject.of(7))).isEqualTo(vault.handleOf(Tenant.SOLE, Subject.of("7")));
        assertThatThrownBy(() -> vault.handleOf(Tenant.SOLE, Subject.of("\uD800")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] index(String record, String field, String value) {
        return vault.indexOf(Tenant.SOLE, record, field, value);
    }

    private Map<String, Opened<String>> open(SealedFields fields) {
        return Given.asFulfilment(() -> vault.open(Schemas.annotated().of(Order.class), fields));
    }

    private Vault node(String service) {
        return Vault.builder()
                .inMemoryForTests()
                .kek(kek)
                .keyStore(store)
                .clock(clock)
                .ticker(clock.ticker())
                .service(service)
                .build();
    }
}
