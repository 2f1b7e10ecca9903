package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.asFulfilment;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Tenant;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.KeyPer;
import dev.tacit.annotation.KeyReach;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredRequest;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which key seals a record is its class's word: one for the person, the record or the month. */
class KeyScopeTest {
    private final MovableClock clock = new MovableClock();
    private final Vault vault = Vault.builder()
            .inMemoryForTests()
            .clock(clock)
            .ticker(clock.ticker())
            .build();

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void byDefault_oneKeyServesAllRecordsOfAPerson() {
        assertThat(keyOf(Letter.class, new Letter("l1", "alice-1", "Ann")))
                .isEqualTo(keyOf(Letter.class, new Letter("l2", "alice-1", "Ann")));
    }

    @Test
    void aRecordWithAKeyOfItsOwn_isShreddedAlone_whileThePersonGoesOnOrdering() {
        SealedJson<Order> orders = SealedJson.of(Order.class, vault);
        String first = orders.write(new Order("o1", "alice-1", "Ann"));
        String second = orders.write(new Order("o2", "alice-1", "Ann"));

        vault.shred(
                new ShredRequest(Tenant.SOLE, ALICE, new KeyScope.OfRecord(RecordRef.of("scoped-order", "o1")), "r1"));

        assertThatThrownBy(() -> asFulfilment(() -> orders.read(first, ALICE)))
                .isInstanceOf(KeyShreddedException.class);
        assertThat(asFulfilment(() -> orders.read(second, ALICE)).name()).isEqualTo("Ann");
        String third = orders.write(new Order("o3", "alice-1", "Ann"));
        assertThat(asFulfilment(() -> orders.read(third, ALICE)).name()).isEqualTo("Ann");
    }

    @Test
    void namesThatReadAlikeTogether_areTwoRecords_withAKeyEach() {
        KeyScope one = new KeyScope.OfRecord(RecordRef.of("a:b", "c"));
        KeyScope other = new KeyScope.OfRecord(RecordRef.of("a", "b:c"));

        assertThat(one.text()).isNotEqualTo(other.text());
        assertThat(reference(vault.encryptText(SECRET, name(ALICE), one)))
                .isNotEqualTo(reference(vault.encryptText(SECRET, name(ALICE), other)));
    }

    @Test
    void columnsAndDocumentsOfOneRecord_shareItsKey() {
        Order order = new Order("o1", "alice-1", "Ann");
        SealedFields columns = vault.seal(schema(Order.class), order);

        assertThat(reference(columns.text("name").orElseThrow())).isEqualTo(keyOf(Order.class, order));
    }

    @Test
    void aPeriod_isThePolicysMonth() {
        Visit visit = new Visit("v1", "alice-1", "Ann");
        assertThat(vault.keyScope(schema(Visit.class), visit))
                .isEqualTo(new KeyScope.OfPeriod("visits", YearMonth.of(2026, 3)));
        KeyRef march = keyOf(Visit.class, visit);
        assertThat(keyOf(Visit.class, new Visit("v2", "alice-1", "Ann"))).isEqualTo(march);
        clock.pass(Duration.ofDays(31));
        assertThat(keyOf(Visit.class, new Visit("v3", "alice-1", "Ann"))).isNotEqualTo(march);
    }

    @Test
    void aShredOfThePerson_coversTheirRecordsAndMonths() {
        SealedJson<Order> orders = SealedJson.of(Order.class, vault);
        String sealed = orders.write(new Order("o1", "alice-1", "Ann"));
        vault.shred(ALICE);

        assertThatThrownBy(() -> asFulfilment(() -> orders.read(sealed, ALICE)))
                .isInstanceOf(KeyShreddedException.class);
        assertThatThrownBy(() -> orders.write(new Order("o2", "alice-1", "Ann")))
                .isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void whoComesBack_isSealedForInTheSameMonth_butNotInAMonthThatWasShreddedAlone() {
        Visit visit = new Visit("v1", "alice-1", "Ann");
        KeyScope march = vault.keyScope(schema(Visit.class), visit);
        KeyRef before = keyOf(Visit.class, visit);
        vault.shred(ALICE);
        assertThatThrownBy(() -> keyOf(Visit.class, visit)).isInstanceOf(KeyShreddedException.class);
        clock.pass(Duration.ofDays(1));
        vault.reopen(Tenant.SOLE, ALICE);

        assertThat(keyOf(Visit.class, visit)).isNotEqualTo(before);
        vault.shred(new ShredRequest(Tenant.SOLE, ALICE, march, "march"));
        assertThatThrownBy(() -> keyOf(Visit.class, visit)).isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void aMonthThatWasShreddedAlone_staysSo_alsoWhenThePersonsKeyIsRenewedForItsAge() {
        Visit visit = new Visit("v1", "alice-1", "Ann");
        KeyRef first = keyOf(Letter.class, new Letter("l", "alice-1", "Ann"));
        clock.pass(Duration.ofDays(364));
        KeyScope month = vault.keyScope(schema(Visit.class), visit);
        assertThat(keyOf(Visit.class, visit)).isNotEqualTo(first);
        vault.shred(new ShredRequest(Tenant.SOLE, ALICE, month, "month"));
        clock.pass(Duration.ofDays(1));
        assertThat(keyOf(Letter.class, new Letter("l", "alice-1", "Ann"))).isNotEqualTo(first);

        assertThatThrownBy(() -> vault.encryptText(SECRET, name(ALICE), month))
                .isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void whatTheScopeNeeds_isAskedFor() {
        assertThatThrownBy(() -> vault.seal(schema(Order.class), new Order(null, "alice-1", "Ann")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("alice-1");
        assertThatThrownBy(() -> vault.seal(schema(Stray.class), new Stray("alice-1", "Ann")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private <T> KeyRef keyOf(Class<T> type, T record) {
        return reference(vault.seal(schema(type), record).text("name").orElseThrow());
    }

    private static <T> RecordSchema<T> schema(Class<T> type) {
        return Schemas.annotated().of(type);
    }

    @PersonalRecord("scoped-letter")
    record Letter(
            @RecordId String id,
            @SubjectId String person,
            @PersonName @Encrypted String name) {}

    @PersonalRecord("scoped-order")
    @KeyPer(KeyReach.RECORD)
    record Order(
            @RecordId @Nullable String id,
            @SubjectId String person,
            @PersonName @Encrypted String name) {}

    @PersonalRecord("scoped-visit")
    @Retain("visits")
    @KeyPer(KeyReach.PERIOD)
    record Visit(
            @RecordId String id,
            @SubjectId String person,
            @PersonName @Encrypted String name) {}

    @PersonalRecord("scoped-stray")
    @KeyPer(KeyReach.PERIOD)
    record Stray(
            @SubjectId String person, @PersonName @Encrypted String name) {}
}
