package dev.tacit.kotlin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.category.Categories;
import dev.tacit.schema.Classification;
import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes as the Kotlin compiler makes them. */
class KotlinClassesTest {
    private final Schemas schemas = Schemas.annotated();

    @Test
    void dataClass_hasItsPropertiesInOrder() {
        assertThat(schemas.of(Customer.class).members())
                .extracting(MemberSchema::name)
                .containsExactly("id", "email", "name", "phone", "address", "isVip", "aliases", "lastIp", "colour");
    }

    @Test
    void annotationInTheConstructor_classifiesThePropertyThoughKotlinPutsItOnTheParameterAlone() {
        RecordSchema<?> schema = schemas.of(Customer.class);

        assertThat(categories(schema, "email")).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(categories(schema, "address")).containsExactly(Categories.POSTAL_ADDRESS);
        assertThat(schema.encryptedMembers()).extracting(MemberSchema::name).containsExactly("email", "address");
    }

    @Test
    void annotationWithTheTargetFieldOrGet_classifiesTheProperty() {
        RecordSchema<?> schema = schemas.of(Customer.class);

        assertThat(categories(schema, "name")).containsExactly(Categories.PERSON_NAME);
        assertThat(categories(schema, "phone")).containsExactly(Categories.PHONE_NUMBER);
    }

    @Test
    void annotationOnAPropertyInTheBody_classifiesIt() {
        RecordSchema<?> schema = schemas.of(Customer.class);

        assertThat(categories(schema, "lastIp")).containsExactly(Categories.IP_ADDRESS);
        assertThat(categories(schema, "colour")).isEmpty();
    }

    @Test
    void annotationOnATypeArgument_isLostUnlessTheCompilerIsToldToKeepIt() {
        assertThat(categories(schemas.of(Customer.class), "aliases")).isEmpty();
        RecordSchema<?> kept = schemas.find(Contacts.class).orElseThrow();
        assertThat(categories(kept, "mails")).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(categories(kept, "phonesByName")).containsExactly(Categories.PERSON_NAME, Categories.PHONE_NUMBER);
    }

    @Test
    void valueClassAndDataClass_areIds() {
        Customer customer = CustomersKt.customer("c-7");
        Order order = new Order(new OrderId(12), null, null);

        assertThat(schemas.of(Customer.class).subjectOf(customer)).contains(Subject.of("c-7"));
        assertThat(schemas.of(Order.class).recordIdOf(order)).contains("12");
        assertThat(schemas.of(Order.class).subjectOf(order)).isEmpty();
    }

    @Test
    void parameterThatCannotBeMatched_isRefusedWithTheTwoWaysOut() {
        assertThatThrownBy(() -> schemas.find(Guest.class))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("write @field: before it, or compile with -java-parameters");
        assertThat(categories(schemas.find(PlainGuest.class).orElseThrow(), "email"))
                .containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(categories(schemas.find(NamedGuest.class).orElseThrow(), "email"))
                .containsExactly(Categories.EMAIL_ADDRESS);
    }

    @Test
    void computedProperty_isRefusedSinceItHasNoField() {
        assertThatThrownBy(() -> schemas.find(Computed.class)).hasMessageContaining("getShout");
    }

    @Test
    void inheritedProperty_keepsItsClassification() {
        RecordSchema<?> schema = schemas.find(Derived.class).orElseThrow();

        assertThat(categories(schema, "name")).containsExactly(Categories.PERSON_NAME);
        assertThat(categories(schema, "mail")).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(schema.member("name").orElseThrow().read(new Derived())).isEqualTo("base");
    }

    private static List<String> categories(RecordSchema<?> schema, String member) {
        return schema.member(member).orElseThrow().declaration().classifications().stream()
                .map(Classification::category)
                .toList();
    }
}
