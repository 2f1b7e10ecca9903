package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.NotPersonal;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.SubjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record is sealed by its own members: what is encrypted further in would be stored readable, and is refused. */
class NestedEncryptionTest {
    private final Schemas schemas = Schemas.annotated();

    @PersonalRecord("customer")
    record Customer(
            @SubjectId String id, @EmailAddress @Encrypted String mail) {}

    record Label(String text, @EmailAddress @Encrypted String printedFor) {}

    record Parcel(List<Label[]> labels) {}

    sealed interface Payer permits Guest, House {}

    record Guest(@Encrypted String name) implements Payer {}

    record House() implements Payer {}

    static class Box<T> {
        @Nullable
        T content;
    }

    static final class GiftBox extends Box<Customer> {}

    @PersonalRecord("order")
    static final class Order extends Box<Customer> {
        @SubjectId
        String id = "";

        Optional<List<Map<String, Customer>>> buyers = Optional.empty();

        @Nullable
        Parcel parcel;

        @Nullable
        Payer payer;

        @Nullable
        GiftBox gift;

        @EmailAddress
        List<Customer> watchers = List.of();

        @Encrypted
        @Nullable
        Parcel sealed;

        @NotPersonal(reason = "kept in a table of its own")
        @Nullable
        Customer elsewhere;

        int count;
    }

    @Test
    void encryptedMember_belowOneThatIsStoredReadable_isRefused_andTheWaysOutAreNamed() {
        assertThatThrownBy(() -> schemas.of(Order.class))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("Order.buyers: it is stored readable and leads to " + Customer.class.getName()
                        + ".mail, which is encrypted")
                .hasMessageContaining("encrypt this member, which seals all of it")
                .hasMessageContaining("a table of its own")
                .hasMessageContaining("@NotPersonal")
                .hasMessageContaining("Order.parcel: it is stored readable")
                .hasMessageContaining("Order.payer: it is stored readable")
                .hasMessageContaining("Order.gift: it is stored readable")
                .hasMessageContaining("Order.content: it is stored readable")
                .hasMessageContaining("Order.watchers: it is stored readable")
                .hasMessageNotContaining("Order.sealed")
                .hasMessageNotContaining("Order.elsewhere")
                .hasMessageNotContaining("Order.count");
    }

    @PersonalRecord("letter")
    record Letter(@SubjectId String id, @Encrypted List<Label> labels, Stamp stamp) {}

    record Stamp(
            String country,

            @NotPersonal(reason = "kept in a table of its own")
            Customer collector) {}

    /** No personal record is stored by itself: what holds some in memory is free. */
    record Basket(List<Customer> customers) {}

    @Test
    void encryptedMember_belowOneThatIsSealedAsAWhole_orStoredElsewhere_isNoProblem() {
        assertThat(schemas.of(Letter.class).encryptedMembers()).hasSize(1);
        assertThat(schemas.find(Basket.class)).isPresent();
    }

    @PersonalRecord("person")
    record Person(@SubjectId String id, @Encrypted String name, Optional<Person> spouse) {}

    @Test
    void recordThatHoldsItsOwnKind_isRefused_forTheInnerOneWouldStayReadable() {
        assertThatThrownBy(() -> schemas.of(Person.class))
                .hasMessageContaining("Person.spouse: it is stored readable and leads to " + Person.class.getName()
                        + ".name, which is encrypted");
    }
}
