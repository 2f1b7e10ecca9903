package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.MessageText;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose data a record holds. */
class SubjectsOfRecordsTest {
    private final Schemas schemas = Schemas.annotated();

    record BuyerId(UUID value) {}

    record ShopId(BuyerId inner) {}

    @SuppressWarnings("UnusedVariable") // read through its handle
    static final class LegacyId {
        private final long number;

        LegacyId(long number) {
            this.number = number;
        }
    }

    @PersonalRecord("anything")
    record Anything(
            @SubjectId @Nullable Object id, @PersonName String name) {}

    @PersonalRecord("order")
    record Order(
            @RecordId BigInteger number,
            @SubjectId Optional<BuyerId> buyerId,
            @PersonName @Encrypted String buyer,
            @Nullable LegacyId recipientId,
            @PersonName @Encrypted(subject = "recipientId") String recipient,
            @MessageText String note) {}

    private static final BuyerId ANN = new BuyerId(UUID.fromString("00000000-0000-0000-0000-00000000000A"));

    @Test
    void twoSubjectsInOneRecord_eachHaveTheirOwnMembers() {
        RecordSchema<Order> schema = schemas.of(Order.class);
        Order order = new Order(BigInteger.TEN, Optional.of(ANN), "Ann", new LegacyId(7), "Bo", "");

        assertThat(subjectOf(schema, order, "buyer")).contains(Subject.of("00000000-0000-0000-0000-00000000000a"));
        assertThat(subjectOf(schema, order, "recipient")).contains(Subject.of(7));
        assertThat(schema.recordIdOf(order)).contains("10");
    }

    @Test
    void guestCheckout_hasNoSubjectAndTheRecipientKeepsTheirs() {
        RecordSchema<Order> schema = schemas.of(Order.class);
        Order guests = new Order(BigInteger.ONE, Optional.empty(), "Ann", new LegacyId(7), "Bo", "");

        assertThat(schema.subjectOf(guests)).isEmpty();
        assertThat(subjectOf(schema, guests, "recipient")).contains(Subject.of(7));
    }

    @Test
    void absentSecondSubject_isNotReplacedByTheRecords() {
        RecordSchema<Order> schema = schemas.of(Order.class);
        Order order = new Order(BigInteger.ONE, Optional.of(ANN), "Ann", null, "Bo", "");

        assertThat(subjectOf(schema, order, "recipient")).isEmpty();
    }

    @Test
    void everyKindOfId_hasOneFixedText() {
        RecordSchema<Anything> schema = schemas.of(Anything.class);

        assertThat(List.of("b-7", ANN.value(), 7L, 7, (short) 7, (byte) 7, BigInteger.valueOf(7), ANN, new ShopId(ANN)))
                .extracting(id ->
                        schema.subjectOf(new Anything(id, "")).orElseThrow().id())
                .containsExactly(
                        "b-7",
                        ANN.value().toString(),
                        "7",
                        "7",
                        "7",
                        "7",
                        "7",
                        ANN.value().toString(),
                        ANN.value().toString());
        assertThat(schema.subjectOf(new Anything(null, ""))).isEmpty();
        assertThat(schema.subjectOf(new Anything("  ", ""))).isEmpty();
    }

    @Test
    void valueWithoutAFixedText_isRefusedAndNotShown() {
        RecordSchema<Anything> schema = schemas.of(Anything.class);

        assertThatThrownBy(() -> schema.subjectOf(new Anything(List.of("ann@example.org"), "")))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("an id is a String, a UUID, a whole number, or a value type with one such member")
                .hasMessageNotContaining("example.org");
    }

    record TwoParts(String shop, long number) {}

    static final class Endless {
        @SuppressWarnings("unused")
        private Endless next;

        Endless() {
            next = this;
        }
    }

    @PersonalRecord("bad")
    record Bad(
            @SubjectId double id,
            @RecordId TwoParts number,
            @PersonName String name) {}

    @Test
    void typeWithoutAFixedText_isRefusedWhenTheSchemaIsBuilt() {
        assertThatThrownBy(() -> schemas.of(Bad.class))
                .hasMessageContaining("Bad.id: an id is")
                .hasMessageContaining("Bad.number: an id is");
    }

    @Test
    void valueTypeThatHoldsItself_isRefusedAndDoesNotLoop() {
        RecordSchema<Anything> schema = schemas.of(Anything.class);

        assertThatThrownBy(() -> schema.subjectOf(new Anything(new Endless(), "")))
                .isInstanceOf(DeclarationException.class);
    }

    private static Optional<Subject> subjectOf(RecordSchema<Order> schema, Order order, String member) {
        return schema.subjectOf(order, schema.member(member).orElseThrow());
    }
}
