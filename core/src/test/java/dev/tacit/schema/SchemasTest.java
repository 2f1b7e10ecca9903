package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.annotation.Binding;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.category.Categories;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemasTest {
    private final Schemas schemas = Schemas.annotated();

    @PersonalRecord("customer")
    record Customer(
            @RecordId UUID recordId,
            @SubjectId long customerId,

            @EmailAddress @Encrypted(lookup = @Lookup(Normalizer.EMAIL)) @Nullable
            String email,

            @PostalAddress @Encrypted(id = "home", bind = Binding.RECORD, onShredded = "null") @Nullable
            Home home,

            List<@PersonName String> aliases,
            @Encrypted(subject = "friendId") @Nullable String gift,
            @Nullable String friendId,
            String colour) {}

    record Home(String street) {}

    record Page(List<Customer> customers, int number) {}

    record Parcel(String size, Optional<Parcel> inside) {}

    @Retention(RetentionPolicy.RUNTIME)
    @PersonalData(category = Categories.USERNAME)
    @interface Nickname {}

    static class Base {
        @Nickname
        String nickname = "ann";
    }

    static class Derived extends Base {
        String plain = "x";
    }

    private static final Customer ANN = new Customer(
            UUID.fromString("00000000-0000-0000-0000-000000000001"), 7, "a@x.org", null, List.of(), "tea", "8", "red");

    @Test
    void declarationOfARecord_countsEachAnnotationOnce() {
        RecordDeclaration declaration = schemas.of(Customer.class).declaration();

        assertThat(declaration.name()).contains("customer");
        assertThat(declaration.recordId()).contains("recordId");
        assertThat(declaration.subjectId()).contains("customerId");
        assertThat(declaration.members())
                .extracting(MemberDeclaration::name)
                .containsExactly("recordId", "customerId", "email", "home", "aliases", "gift", "friendId", "colour");
        assertThat(declaration.member("email").flatMap(MemberDeclaration::classification))
                .hasValueSatisfying(found -> assertThat(found.category()).isEqualTo(Categories.EMAIL_ADDRESS));
    }

    @Test
    void encryption_isReadWithItsIdBindingLookupAndReplacement() {
        RecordSchema<Customer> schema = schemas.of(Customer.class);

        assertThat(schema.member("home").flatMap(home -> home.declaration().encryption()))
                .contains(new EncryptionDeclaration(
                        "home",
                        List.of(),
                        Binding.RECORD,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("null"),
                        false));
        assertThat(schema.encryptedMembers()).extracting(MemberSchema::name).containsExactly("email", "home", "gift");
    }

    @Test
    void annotationOnATypeArgument_classifiesTheMember() {
        assertThat(schemas.of(Customer.class)
                        .member("aliases")
                        .flatMap(member -> member.declaration().classification()))
                .map(Classification::category)
                .contains(Categories.PERSON_NAME);
    }

    @Test
    void subjectAndRecord_areReadAsText() {
        RecordSchema<Customer> schema = schemas.of(Customer.class);

        assertThat(schema.subjectOf(ANN)).contains(Subject.of(7));
        assertThat(schema.recordIdOf(ANN)).contains("00000000-0000-0000-0000-000000000001");
        assertThat(schema.subjectOf(ANN, schema.member("gift").orElseThrow())).contains(Subject.of("8"));
    }

    @Test
    void typeThatOnlyReachesClassifiedMembers_hasASchemaWithoutAName() {
        assertThat(schemas.find(Page.class))
                .hasValueSatisfying(
                        page -> assertThat(page.declaration().name()).isEmpty());
        assertThat(schemas.find(Home.class)).isEmpty();
    }

    @Test
    void typesThatMentionEachOther_areWalkedOnce() {
        assertThat(schemas.find(Parcel.class)).isEmpty();
        assertThat(schemas.find(String.class)).isEmpty();
    }

    @Test
    void hostsOwnShortFormOnAnInheritedField_classifiesIt() {
        RecordSchema<?> schema = schemas.find(Derived.class).orElseThrow();

        assertThat(schema.members()).extracting(MemberSchema::name).containsExactly("nickname", "plain");
        assertThat(schema.member("nickname").orElseThrow().read(new Derived())).isEqualTo("ann");
    }

    @PersonalRecord("Bad Name")
    record Impossible(
            @SubjectId @Encrypted String buyer,
            @Encrypted(deterministic = true) String first,
            @Encrypted(id = "first", bind = Binding.RECORD) String second,
            @PersonalData(category = "no-such") String third,
            @Encrypted(subject = "nobody") String fourth,
            @Encrypted(formerly = "fourth") String fifth) {}

    @Test
    void impossibleDeclaration_reportsEveryProblemAtOnce() {
        assertThatThrownBy(() -> schemas.of(Impossible.class))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("Impossible.buyer: the subject's id stays readable")
                .hasMessageContaining("Impossible.first: deterministic fields are not built yet")
                .hasMessageContaining("Impossible.second: bind = RECORD needs a member marked with @RecordId")
                .hasMessageContaining("Impossible.second: another member is, or was, sealed under the same id")
                .hasMessageContaining("Impossible.third: its category is not in the catalog")
                .hasMessageContaining("Impossible.fifth: formerly = … names an id of another member")
                .hasMessageContaining("Impossible.fourth: subject = … names no member")
                .hasMessageContaining("the record's name has 1 to 64 characters");
    }

    @Test
    void classWithoutTheAnnotation_isNoPersonalRecord() {
        assertThatThrownBy(() -> schemas.of(Home.class)).hasMessageContaining("annotate it with @PersonalRecord");
    }

    @Test
    void mappingOfAClassThatCannotBeEdited_standsInForAnnotations() {
        RecordDeclaration mapping = new RecordDeclaration(
                Optional.of("home"),
                Home.class.getName(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(MemberDeclaration.of("street")
                        .classified(List.of(Classification.of(Categories.POSTAL_ADDRESS)))));

        assertThat(schemas.with(mapping).of(Home.class).name()).isEqualTo("home");
    }

    @Test
    void mappingOfAMemberThatDoesNotExist_isRefused() {
        RecordDeclaration mapping = new RecordDeclaration(
                Optional.of("home"),
                Home.class.getName(),
                Optional.empty(),
                Optional.of("houseNumber"),
                Optional.empty(),
                List.of(MemberDeclaration.of("city").anchoring("x")));

        assertThatThrownBy(() -> schemas.with(mapping).of(Home.class))
                .hasMessageContaining("Home.city: the class has no such member")
                .hasMessageContaining("Home.houseNumber: the class has no such member");
    }

    interface Contact {
        String email();
    }

    @Test
    void mappingOfAClassThatIsNotLookedInto_isRefusedAtStart() {
        for (Class<?> type : List.of(Contact.class, Binding.class, java.util.Locale.class)) {
            RecordDeclaration mapping = RecordDeclaration.of(
                    type.getName(),
                    List.of(MemberDeclaration.of("email")
                            .classified(List.of(Classification.of(Categories.EMAIL_ADDRESS)))));

            assertThatThrownBy(() -> schemas.with(mapping).verify(getClass().getClassLoader()))
                    .hasMessageContaining(type.getName() + ": a mapping names it, and it is an interface");
        }
    }

    @PersonalRecord("shipment")
    record Shipment(
            @RecordId String shipmentId,
            @SubjectId String buyerId,
            @Encrypted List<Customer> recipients,
            @EmailAddress String email,
            List<@PersonName String> aliases,
            Object remark) {}

    @Test
    void aMembersCategories_areItsOwnAndThoseOfMembersBelowIt() {
        RecordSchema<Shipment> shipments = schemas.of(Shipment.class);

        assertThat(shipments.member("recipients").orElseThrow().categories())
                .containsExactlyInAnyOrder(Categories.EMAIL_ADDRESS, Categories.POSTAL_ADDRESS, Categories.PERSON_NAME);
        assertThat(shipments.member("email").orElseThrow().categories()).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(shipments.member("aliases").orElseThrow().categories()).containsExactly(Categories.PERSON_NAME);
        assertThat(shipments.member("remark").orElseThrow().categories()).isEmpty();
    }
}
