package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.annotation.Binding;
import dev.tacit.annotation.BiometricData;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.GeneticData;
import dev.tacit.annotation.HealthData;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.NotPersonal;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.Purposes;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.category.Catalog;
import dev.tacit.category.Categories;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot hold is refused in one message, with class and member. */
class ImpossibleDeclarationsTest {
    private final Schemas schemas = Schemas.annotated();

    @PersonalRecord("patient")
    record Patient(
            @SubjectId String id,

            @Encrypted(deterministic = true, onShredded = "x")
            String ward,

            @Encrypted(subject = "doctorId") String doctor,
            @Encrypted String doctorId,
            @Encrypted(onShredded = "gone") LocalDate admitted,
            @PersonName @NotPersonal(reason = "a ward") String nickname,
            @HealthData String diagnosis,
            @BiometricData @Purposes("DirectMarketing") String face,
            @GeneticData @Purposes("Unheard-of") String genes,
            @HealthData @Purposes("ScientificResearch") String allowed) {}

    @Test
    void allProblems_standInOneMessageWithClassAndMember() {
        String article9 = "a special category (GDPR Art. 9) needs a purpose";
        assertThatThrownBy(() -> schemas.of(Patient.class))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("Patient.ward: deterministic fields are not built yet")
                .hasMessageContaining("Patient.ward: a deterministic field cannot be shredded")
                .hasMessageContaining("Patient.doctorId: the subject's id stays readable")
                .hasMessageContaining("Patient.admitted: onShredded is no JSON of the member's type")
                .hasMessageContaining("Patient.nickname: it cannot be personal data and @NotPersonal at once")
                .hasMessageContaining("Patient.diagnosis: " + article9)
                .hasMessageContaining("Patient.face: " + article9)
                .hasMessageContaining("Patient.genes: its purpose is not in the catalog")
                .hasMessageNotContaining("Patient.allowed");
    }

    @Test
    void purposeOfTheHosts_liftsTheBanOnceTheCatalogKnowsItsLegalBasis() {
        Catalog catalog = Catalog.standard().withDocument("""
                {"version": 1, "purposes": [{"name": "Unheard-of", "legalBases": ["CONTRACT", "HEALTH_CARE"]}]}
                """);

        assertThatThrownBy(() -> schemas.with(catalog).of(Patient.class)).hasMessageNotContaining("Patient.genes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "java.lang.String         | anything      | true",
                "int                      | 0             | true",
                "int                      | null          | false",
                "int                      | 1.5           | false",
                "int                      | 3000000000    | false",
                "long                     | 3000000000    | true",
                "java.lang.Long           | 1e400         | false",
                "java.lang.Long           | null          | true",
                "java.math.BigInteger     | 1e30          | true",
                "double                   | 1.5           | true",
                "java.lang.Boolean        | true          | true",
                "java.lang.Boolean        | \"true\"      | false",
                "char                     | \"xy\"        | false",
                "java.util.UUID           | \"no\"        | false",
                "java.time.LocalDate      | \"1900-01-01\"| true",
                "java.time.LocalDate      | \"1900-13-01\"| false",
                "java.time.Instant        | true          | false",
                "java.util.List           | []            | true",
                "java.util.List           | {}            | false",
                "java.util.Map            | {}            | true",
                "java.util.Map            | []            | false",
                "java.lang.String[]       | []            | true",
                "java.lang.String[]       | \"a\"         | false",
                "byte[]                   | \"AAA=\"      | true",
                "com.shop.Address         | {}            | true",
                "com.shop.Address         | {             | false",
                "com.shop.Address         | gone          | false"
            })
    void replacement_mustParseIntoTheMembersType(String type, String replacement, boolean fits) {
        assertThat(OnShredded.fits(replacement, Optional.of(type))).isEqualTo(fits);
    }

    @PersonalRecord("customer")
    record Customer(
            @SubjectId String id,
            @RecordId String number,
            @Encrypted(id = "mail", formerly = "email") String mail,
            String phone) {}

    private static final RecordDeclaration FORMER = RecordDeclaration.of(
                    Customer.class.getName(),
                    List.of(
                            MemberDeclaration.of("email").encrypted(EncryptionDeclaration.of("email")),
                            MemberDeclaration.of("phone").encrypted(EncryptionDeclaration.of("tel"))))
            .named("customer");

    @Test
    void sealedIdThatVanished_isRefusedUnlessFormerlyNamesIt() {
        assertThatThrownBy(() -> schemas.since(List.of(FORMER)).of(Customer.class))
                .hasMessageContaining("Customer.phone: values are sealed under its id, which vanished")
                .hasMessageNotContaining("Customer.email");
    }

    @Test
    void recordThatWasMovedToAnotherClass_isFoundAgainByItsName() {
        RecordDeclaration moved = new RecordDeclaration(
                FORMER.name(), "old.Customer", Optional.empty(), Optional.empty(), Optional.empty(), FORMER.members());

        assertThatThrownBy(() -> schemas.since(List.of(moved)).of(Customer.class))
                .hasMessageContaining("Customer.phone: values are sealed under its id, which vanished");
    }

    @Test
    void recordThatWasRenamed_isRefusedSinceCiphertextsAreBoundToItsName() {
        assertThatThrownBy(() -> schemas.since(List.of(FORMER.named("client"))).of(Customer.class))
                .hasMessageContaining("its record's name changed");
    }

    @PersonalRecord("letter")
    record Letter(
            @SubjectId String sender,
            String addressee,
            @RecordId String number,
            @Encrypted(bind = Binding.RECORD) String bound,
            @Encrypted(subject = "addressee") String text,

            @Encrypted(lookup = @Lookup(Normalizer.EMAIL)) String mail,

            @Encrypted(lookup = @Lookup(Normalizer.EMAIL)) String newlyFound) {}

    private static RecordDeclaration formerLetter(MemberDeclaration... members) {
        return RecordDeclaration.of(Letter.class.getName(), List.of(members))
                .named("letter")
                .withIds("number", "sender");
    }

    private static MemberDeclaration sealed(String name, Optional<Normalizer> lookup) {
        return MemberDeclaration.of(name)
                .encrypted(new EncryptionDeclaration(
                        name, List.of(), Binding.SUBJECT, Optional.empty(), lookup, Optional.empty(), false));
    }

    @Test
    void sealedMemberThatWouldOpenForSomethingElse_isRefused() {
        RecordDeclaration former = formerLetter(
                sealed("bound", Optional.empty()),
                sealed("text", Optional.empty()),
                sealed("mail", Optional.of(Normalizer.EXACT)),
                sealed("newlyFound", Optional.empty()));

        assertThatThrownBy(() -> schemas.since(List.of(former)).of(Letter.class))
                .hasMessageContaining("Letter.bound: its bind = SUBJECT changed")
                .hasMessageContaining("Letter.text: another member names its subject or record now")
                .hasMessageContaining("Letter.mail: its lookup changed")
                .hasMessageNotContaining("newlyFound");
    }

    @Test
    void subjectMemberThatWasRenamed_isTheSameSubject() {
        RecordDeclaration former =
                formerLetter(sealed("mail", Optional.of(Normalizer.EMAIL))).withIds("number", "senderId");

        assertThat(schemas.since(List.of(former)).of(Letter.class).name()).isEqualTo("letter");
    }

    @Test
    void classThatVanishedWithItsSealedMembers_isReported() {
        DeclarationChecks checks = DeclarationChecks.with(Catalog.standard()).since(List.of(FORMER));

        assertThat(checks.vanishedClasses(List.of()))
                .extracting(DeclarationProblem::className)
                .containsExactly(Customer.class.getName());
        assertThat(checks.vanishedClasses(List.of(FORMER))).isEmpty();
    }

    @Test
    void mappingThatDropsWhatAnnotationsSay_isRefusedByMember() {
        RecordDeclaration mapping = new RecordDeclaration(
                Optional.of("customer"),
                Customer.class.getName(),
                Optional.empty(),
                Optional.of("number"),
                Optional.empty(),
                List.of(MemberDeclaration.of("phone").classified(List.of(Classification.of(Categories.PHONE_NUMBER)))));

        assertThatThrownBy(() -> schemas.with(mapping).verify(getClass().getClassLoader()))
                .hasMessageContaining("Customer.mail: its annotation says more than the mapping")
                .hasMessageContaining("Customer.id: its annotation says more than the mapping")
                .hasMessageNotContaining("Customer.phone");
        RecordDeclaration ward = RecordDeclaration.of(
                Ward.class.getName(), List.of(MemberDeclaration.of("diagnosis").notPersonal("of machines")));
        assertThat(schemas.with(ward).find(Ward.class)).isEmpty();
    }

    record Ward(@PersonalData(category = Categories.HEALTH) String diagnosis) {}

    @Test
    void typeInsideRecords_leavesPurposesToThem() {
        assertThat(schemas.find(Ward.class)).isPresent();
    }
}
