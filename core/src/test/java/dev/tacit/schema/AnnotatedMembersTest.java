package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Sensitive;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.HealthData;
import dev.tacit.annotation.IpAddress;
import dev.tacit.annotation.Location;
import dev.tacit.annotation.NationalId;
import dev.tacit.annotation.NotPersonal;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PhoneNumber;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.Purposes;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.annotation.UserId;
import dev.tacit.category.Categories;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where an annotation may stand, and what it then says. */
class AnnotatedMembersTest {
    private final Schemas schemas = Schemas.annotated();

    @SuppressWarnings("ArrayRecordComponent") // hosts have them
    record Generic(
            List<@EmailAddress String> list,
            Map<@PersonName String, @PhoneNumber String> map,
            Optional<@IpAddress String> optional,
            @Location String[] array,
            java.lang.@PostalAddress String[] elements,
            Map<String, List<? extends @EmailAddress CharSequence>> nested,
            List<String> plain) {}

    @Test
    void annotationOnATypeArgumentOrAnElement_classifiesTheMember() {
        RecordSchema<?> schema = schemas.find(Generic.class).orElseThrow();

        assertThat(categories(schema, "list")).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(categories(schema, "optional")).containsExactly(Categories.IP_ADDRESS);
        assertThat(categories(schema, "array")).containsExactly(Categories.LOCATION);
        assertThat(categories(schema, "elements")).containsExactly(Categories.POSTAL_ADDRESS);
        assertThat(categories(schema, "nested")).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(categories(schema, "plain")).isEmpty();
    }

    @Test
    void mapOfTwoCategories_hasBoth() {
        assertThat(categories(schemas.find(Generic.class).orElseThrow(), "map"))
                .containsExactly(Categories.PERSON_NAME, Categories.PHONE_NUMBER);
    }

    record Diagnoses(Map<@PersonName String, @HealthData String> byPatient) {}

    @Test
    void memberOfTwoCategories_isHandledAsTheStricter() {
        assertThat(schemas.find(Diagnoses.class)
                        .flatMap(schema -> schema.member("byPatient"))
                        .flatMap(MemberSchema::classification))
                .map(Classification::category)
                .contains(Categories.HEALTH);
    }

    static class WithGetters {
        private String email = "";
        private boolean smoker;

        @EmailAddress
        String getEmail() {
            return email;
        }

        @HealthData
        boolean isSmoker() {
            return smoker;
        }
    }

    interface Reachable {
        @PhoneNumber
        String phone();
    }

    record Contact(String phone, int age) implements Reachable {}

    static class Quiet extends WithGetters {
        @Override
        String getEmail() {
            return "";
        }
    }

    static class Loud {
        private String name = "";

        String getName() {
            return name;
        }
    }

    static class Louder extends Loud {
        @Override
        @PersonName
        String getName() {
            return super.getName();
        }
    }

    interface Mailing {
        List<@EmailAddress String> mails();
    }

    record Newsletter(List<String> mails) implements Mailing {}

    @Test
    void annotationInsideAGettersType_classifiesTheField() {
        assertThat(categories(schemas.find(Newsletter.class).orElseThrow(), "mails"))
                .containsExactly(Categories.EMAIL_ADDRESS);
    }

    @Test
    void annotationOnAGetter_classifiesTheField() {
        RecordSchema<?> schema = schemas.find(WithGetters.class).orElseThrow();

        assertThat(categories(schema, "email")).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(categories(schema, "smoker")).containsExactly(Categories.HEALTH);
    }

    @Test
    void annotationOnAnInheritedGetterOrAnInterface_holdsForTheClassBelow() {
        assertThat(categories(schemas.find(Contact.class).orElseThrow(), "phone"))
                .containsExactly(Categories.PHONE_NUMBER);
        assertThat(categories(schemas.find(Quiet.class).orElseThrow(), "email"))
                .containsExactly(Categories.EMAIL_ADDRESS);
    }

    @Test
    void annotationOnAnOverridingGetter_classifiesTheInheritedField() {
        assertThat(categories(schemas.find(Louder.class).orElseThrow(), "name"))
                .containsExactly(Categories.PERSON_NAME);
        assertThat(schemas.find(Loud.class)).isEmpty();
    }

    static class Computed {
        @PersonName
        String first = "";

        @PersonName
        String getFullName() {
            return first;
        }
    }

    @Test
    void annotatedGetterWithoutAFieldOfItsName_isRefusedSinceItsValueStandsElsewhereUnclassified() {
        assertThatThrownBy(() -> schemas.find(Computed.class))
                .hasMessageContaining("Computed.getFullName: the getter is annotated and no field has its name");
    }

    static class Hidden {
        @EmailAddress
        String contact = "base";
    }

    @SuppressWarnings("HidingField") // that is the case
    static class Hiding extends Hidden {
        String contact = "derived";
    }

    @Test
    void fieldThatHidesAClassifiedOne_isClassifiedToo() {
        RecordSchema<?> schema = schemas.find(Hiding.class).orElseThrow();

        assertThat(categories(schema, "contact")).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(schema.member("contact").orElseThrow().read(new Hiding())).isEqualTo("derived");
    }

    @EmailAddress
    @Retention(RetentionPolicy.RUNTIME)
    @interface WorkEmail {}

    @Circle
    @WorkEmail
    @Retention(RetentionPolicy.RUNTIME)
    @interface SalesEmail {}

    @Circle
    @Retention(RetentionPolicy.RUNTIME)
    @interface Circle {}

    record Employee(@SalesEmail String mail, @Circle String desk) {}

    @Test
    void shortFormOnAShortForm_meansTheSame() {
        RecordSchema<?> schema = schemas.find(Employee.class).orElseThrow();

        assertThat(categories(schema, "mail")).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(categories(schema, "desk")).isEmpty();
    }

    record Once(
            @PersonalData(category = Categories.EMAIL_ADDRESS, purposes = "DirectMarketing") @EmailAddress
            String mail) {}

    @Test
    void oneCategorySaidTwice_countsOnceWithAllThatIsSaid() {
        assertThat(schemas.find(Once.class)
                        .flatMap(schema -> schema.declaration().member("mail"))
                        .map(MemberDeclaration::classifications))
                .contains(List.of(Classification.of(Categories.EMAIL_ADDRESS).forPurposes(List.of("DirectMarketing"))));
    }

    @PersonalData(category = Categories.LOCATION)
    interface Place {}

    record Home(String street) implements Place {}

    record Tour(List<Home> stops, Home first) {}

    @Test
    void classifiedTypeOrInterface_classifiesMembersOfThatTypeAndIsReachedThroughArguments() {
        RecordSchema<?> schema = schemas.find(Tour.class).orElseThrow();

        assertThat(categories(schema, "first")).containsExactly(Categories.LOCATION);
        assertThat(schema.member("stops").orElseThrow().holdsPersonalData()).isTrue();
    }

    @PersonalRecord("subscriber")
    @Purposes("DirectMarketing")
    record Subscriber(
            @SubjectId String id,
            @EmailAddress String mail,

            @PersonName @Purposes({"CustomerCare", "DeliveryOfGoods"})
            String name,

            @PersonalData(category = Categories.AGE, purposes = "ServiceProvision")
            int age,

            @NotPersonal(reason = "a shop's own line") String phoneOfShop) {}

    @Test
    void purposes_areTheMembersOwnElseTheClasss() {
        RecordDeclaration declaration = schemas.of(Subscriber.class).declaration();

        assertThat(purposes(declaration, "mail")).containsExactly("DirectMarketing");
        assertThat(purposes(declaration, "name")).containsExactly("CustomerCare", "DeliveryOfGoods");
        assertThat(purposes(declaration, "age")).containsExactly("ServiceProvision");
    }

    @Test
    void notPersonal_isKeptWithItsReason() {
        assertThat(schemas.of(Subscriber.class)
                        .declaration()
                        .member("phoneOfShop")
                        .flatMap(MemberDeclaration::notPersonal))
                .contains("a shop's own line");
    }

    @PersonalRecord("two")
    record TwoIds(
            @SubjectId String buyer,
            @SubjectId String payer,
            @RecordId String a,
            @RecordId String b) {}

    @Test
    void twoMembersMarkedAsTheSameId_areRefusedByName() {
        assertThatThrownBy(() -> schemas.of(TwoIds.class))
                .hasMessageContaining("TwoIds.payer: another member is marked @SubjectId already")
                .hasMessageContaining("TwoIds.b: another member is marked @RecordId already");
    }

    record Letter(
            Sensitive<String> text,
            List<Sensitive<String>> pages,
            @EmailAddress Sensitive<String> sender) {}

    @Test
    void sensitiveValue_isPersonalDataWithoutBeingTold() {
        RecordSchema<?> schema = schemas.find(Letter.class).orElseThrow();

        assertThat(categories(schema, "text")).containsExactly(Categories.PERSONAL_DATA);
        assertThat(schema.member("pages").orElseThrow().holdsPersonalData()).isTrue();
        assertThat(categories(schema, "sender")).containsExactly(Categories.EMAIL_ADDRESS);
        assertThat(schemas.classificationOf(Sensitive.class)).isPresent();
    }

    @UserId
    @NationalId
    @Retention(RetentionPolicy.RUNTIME)
    @interface CitizenNumber {}

    record Citizen(@CitizenNumber String number, List<? super @EmailAddress String> mails) {}

    @Test
    void shortFormOnTwoOthers_meansBothSoThatTheStricterDecides() {
        RecordSchema<?> schema = schemas.find(Citizen.class).orElseThrow();

        assertThat(categories(schema, "number")).containsExactly(Categories.USER_ID, Categories.NATIONAL_ID);
        assertThat(schema.member("number").flatMap(MemberSchema::classification))
                .map(Classification::category)
                .contains(Categories.NATIONAL_ID);
    }

    @Test
    void annotationOnALowerBound_classifiesTheMember() {
        assertThat(categories(schemas.find(Citizen.class).orElseThrow(), "mails"))
                .containsExactly(Categories.EMAIL_ADDRESS);
    }

    static class Listing {
        List<@EmailAddress String> mails = List.of();
    }

    @SuppressWarnings("HidingField") // hosts have them
    static class HidingTypes extends Listing {
        List<String> mails = List.of();
    }

    @Test
    void fieldThatHidesOne_takesOverWhatItsTypeSays() {
        assertThat(categories(schemas.find(HidingTypes.class).orElseThrow(), "mails"))
                .containsExactly(Categories.EMAIL_ADDRESS);
    }

    static class Bean {
        private final String eMail = "";

        @EmailAddress
        String geteMail() {
            return eMail;
        }
    }

    @Test
    void getterNamedAsJavaBeansDo_classifiesItsField() {
        assertThat(categories(schemas.find(Bean.class).orElseThrow(), "eMail"))
                .containsExactly(Categories.EMAIL_ADDRESS);
    }

    private static List<String> categories(RecordSchema<?> schema, String member) {
        return schema.declaration().member(member).orElseThrow().classifications().stream()
                .map(Classification::category)
                .toList();
    }

    private static List<String> purposes(RecordDeclaration declaration, String member) {
        return declaration
                .member(member)
                .orElseThrow()
                .classification()
                .orElseThrow()
                .purposes();
    }
}
