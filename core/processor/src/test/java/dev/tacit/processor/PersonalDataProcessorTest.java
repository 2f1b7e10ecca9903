package dev.tacit.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalDataProcessorTest {
    private static final Javac JAVAC = new Javac.Running();
    private static final String GUEST = "@Retain(\"stay\") @PersonalRecord(\"guest\") record Guest("
            + "@RecordId String id, @SubjectId String guestId, ";
    private static final String CATERING = "{\"version\": 1, \"purposes\":"
            + " [{\"name\": \"Catering\", \"legalBases\": [\"CONSENT\", \"EXPLICIT_CONSENT\"]}]}";

    @TempDir
    Path folder;

    static Stream<Javac> compilers() {
        return Javac.all();
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void soundDeclaration_compilesAndIsInTheDataMap(Javac javac) throws IOException {
        HostProject project = new HostProject(folder)
                .with(
                        "Guest",
                        GUEST + "@EmailAddress @Encrypted(lookup = @Lookup(Normalizer.EMAIL)) String email,"
                                + " java.util.List<@PersonName String> friends, int nights) {}");

        assertThat(project.compile(javac)).isEqualTo(new Javac.Result(true, ""));
        assertThat(project.dataMap())
                .contains("\"class\": \"Guest\"", "\"category\": \"email-address\"", "\"category\": \"person-name\"")
                .contains("\"lookup\": \"EMAIL\"")
                .doesNotContain("nights");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void memberNamedLikePersonalData_failsTheBuildAndSaysWhatToDo(Javac javac) throws IOException {
        Javac.Result result = new HostProject(folder)
                .with("Customer", "class Customer { private String customerPhoneNumber; }")
                .compile(javac);

        assertThat(result.succeeded()).isFalse();
        assertThat(result.said())
                .contains("Customer.java:2: error: TACIT001: 'customerPhoneNumber' is named like personal data")
                .contains("(phone-number)", "@PhoneNumber before its type", "@NotPersonal(reason = \"…\")")
                .contains("docs/checks.md#tacit001");
    }

    @Test
    void impossibleDeclaration_failsTheBuildAndSaysWhatToDo() throws IOException {
        assertThat(compile(GUEST + "@EmailAddress @Encrypted(deterministic = true) String email,"
                                + " @PersonalData(category = \"no-such\") String other) {}")
                        .said())
                .contains("TACIT000: Guest.email: deterministic fields are not built yet")
                .contains("TACIT000: Guest.other: its category is not in the catalog");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void encryptedMember_belowOneThatIsStoredReadable_failsTheBuild(Javac javac) throws IOException {
        Javac.Result result = new HostProject(folder)
                .with(
                        "Guest",
                        GUEST + "java.util.Optional<java.util.List<Pet>> pets, Payer payer, Guest spouse,"
                                + " @Encrypted Pet sealed, @NotPersonal(reason = \"elsewhere\") Pet kept) {}")
                .with("Pet", "record Pet(Tag tag) {}")
                .with("Crate", "class Crate<T> { private T content; }")
                .with(
                        "Chest",
                        "@PersonalRecord(\"chest\") class Chest extends Crate<Tag> { @SubjectId String id; Gone g; }")
                .with("Tag", "record Tag(@PhoneNumber @Encrypted String phone) {}")
                .with("Payer", "sealed interface Payer permits Cash {}")
                .with("Cash", "record Cash(@PersonName @Encrypted String giver) implements Payer {}")
                .compile(javac);

        assertThat(result.succeeded()).isFalse();
        assertThat(result.said())
                .contains("TACIT000: Guest.pets: it is stored readable and leads to Tag.phone, which is encrypted")
                .contains("TACIT000: Guest.payer: it is stored readable and leads to Cash.giver, which is encrypted")
                .contains("TACIT000: Guest.spouse: it is stored readable and leads to Guest.sealed, which is encrypted")
                .contains("TACIT000: Chest.content: it is stored readable and leads to Tag.phone, which is encrypted")
                .contains("encrypt this member, which seals all of it")
                .doesNotContain("Guest.sealed:", "Guest.kept:", "Exception");
    }

    @Test
    void impossibleDeclaration_isSilencedByNothing() throws IOException {
        Javac.Result result = new HostProject(folder)
                .option("-Atacit.baseline=" + folder.resolve("baseline.txt"))
                .option("-Atacit.baseline.write=true")
                .with(
                        "Guest",
                        "@SuppressWarnings(\"tacit\") " + GUEST
                                + "@PersonalData(category = \"no-such\") String other) {}")
                .compile(JAVAC);

        assertThat(result.said()).contains("TACIT000");
        assertThat(folder.resolve("baseline.txt")).content().doesNotContain("TACIT000");
    }

    @Test
    void memberSaidNotToBePersonal_isSilentAndItsReasonIsInTheDataMap() throws IOException {
        HostProject project = new HostProject(folder)
                .with("Pump", "class Pump { @NotPersonal(reason = \"a machine's own\") String phoneNumber; }");

        assertThat(project.compile(JAVAC)).isEqualTo(new Javac.Result(true, ""));
        assertThat(project.dataMap()).contains("phoneNumber", "a machine's own");
    }

    @Test
    void suppressedWarning_isSilent() throws IOException {
        assertThat(compile("class C { @SuppressWarnings(\"TACIT001\") String email; }")
                        .said())
                .isEmpty();
        assertThat(compile("@SuppressWarnings(\"tacit\") class C { String email; }")
                        .said())
                .isEmpty();
        assertThat(compile("class C { @SuppressWarnings(\"TACIT002\") String email; }")
                        .said())
                .contains("TACIT001");
    }

    @Test
    void valueTypesOfTheJdk_areSuspectedByTheirNames() throws IOException {
        for (String type : new String[] {"StringBuilder", "java.util.OptionalLong", "java.sql.Time"}) {
            assertThat(compile("class C { " + type + " phoneNumber; }").said())
                    .as(type)
                    .contains("TACIT001");
        }
    }

    @Test
    void membersThatHoldNoValue_areNotSuspected() throws IOException {
        assertThat(compile("class C { boolean emailAddress; Boolean phone; Runnable email; static String EMAIL; }")
                        .said())
                .isEmpty();
        assertThat(compile("class C { java.util.Map<String, java.util.List<String>> emails; }")
                        .said())
                .contains("TACIT001: 'emails'");
    }

    @Test
    void classHeldByAClassifiedMember_needsNoAnnotationsOfItsOwn() throws IOException {
        String address = """
                record Address(String street, Entrance entrance) {}
                record Entrance(String phoneNumber, Address other) {}
                """;

        assertThat(compile(GUEST + "@PostalAddress @Encrypted java.util.List<Address> addresses) {}\n" + address)
                        .said())
                .isEmpty();
        assertThat(compile(GUEST + "java.util.List<Address> addresses) {}\n" + address)
                        .said())
                .contains("'street'", "'phoneNumber'");
    }

    @Test
    void classifiedByTypeShortFormOrGetter_isClassified() throws IOException {
        String own = "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                + " @PersonalData(category = Categories.MESSAGE) @interface Secretly {}\n";
        assertThat(compile(own + "class C { private String email; @EmailAddress String getEmail() { return email; }"
                                + " @Secretly String phone; @PersonName String[] lastNames;"
                                + " java.util.Map<String, ? extends @PhoneNumber CharSequence> phones; }")
                        .said())
                .isEmpty();
    }

    @Test
    void severity_isTheBuildsToSet() throws IOException {
        String code = "class C { String email; }";

        assertThat(new HostProject(folder)
                        .option("-Atacit.severity=TACIT001:warning")
                        .with("C", code)
                        .compile(JAVAC))
                .satisfies(result -> assertThat(result.succeeded()).isTrue())
                .satisfies(result -> assertThat(result.said()).contains("warning: TACIT001"));
        assertThat(new HostProject(folder)
                        .option("-Atacit.severity=TACIT001:off")
                        .with("C", code)
                        .compile(JAVAC)
                        .said())
                .isEmpty();
    }

    @Test
    void wrongSetting_failsTheBuildWithASentence() throws IOException {
        for (String option : new String[] {
            "-Atacit.severity=TACIT001:loud",
            "-Atacit.severity=TACIT099:off",
            "-Atacit.severity=TACIT000:off",
            "-Atacit.basline=x",
            "-Atacit.baseline.write=true",
            "-Atacit.baseline.write=yes"
        }) {
            Javac.Result result = new HostProject(folder)
                    .option(option)
                    .with("C", "class C {}")
                    .compile(JAVAC);
            assertThat(result.succeeded()).as(option).isFalse();
            assertThat(result.said()).as(option).contains("error: Tacit's settings: ");
        }
    }

    @Test
    void baseline_acceptsWhatItNamesAndNothingNew() throws IOException {
        Path baseline = folder.resolve("tacit-baseline.txt");
        String old = "class Old { String email; }";

        Javac.Result writing = new HostProject(folder)
                .option("-Atacit.baseline=" + baseline)
                .option("-Atacit.baseline.write=true")
                .with("Old", old)
                .compile(JAVAC);
        assertThat(writing.said()).contains("Note: Tacit: the baseline now accepts 1 findings");
        assertThat(Files.readAllLines(baseline)).contains("TACIT001 Old.email");

        Javac.Result later = new HostProject(folder)
                .option("-Atacit.baseline=" + baseline)
                .with("Old", old)
                .with("New", "class New { String phone; }")
                .compile(JAVAC);
        assertThat(later.said()).contains("'phone'").doesNotContain("'email'");
    }

    @Test
    void baselineOfTheOtherHalf_isKeptWhenThisHalfIsWritten() throws IOException {
        Path baseline = folder.resolve("tacit-baseline.txt");
        Files.writeString(baseline, "TACIT001 Gone.email\nTACIT003 Shop.ship Order.email\n");

        Javac.Result ignored = new HostProject(folder)
                .option("-Atacit.baseline=" + baseline)
                .option("-Atacit.baseline.write=true")
                .with("C", "class C {}")
                .compile(JAVAC);

        assertThat(Files.readString(baseline)).contains("TACIT003 Shop.ship").doesNotContain("Gone");
    }

    @Test
    void dataMap_isTheSameWhateverTheOrderOfTheSources() throws IOException {
        String b =
                "@PersonalRecord(\"b\") @Retain(\"r\") record B(@PersonName String name, @EmailAddress String mail) {}";
        String a =
                "@PersonalRecord(\"a\") @Retain(\"r\") record A(@PersonName String name) { record Part(@PersonName String name) {} }";

        HostProject one = new HostProject(folder.resolve("one")).with("A", a).with("B", b);
        HostProject two = new HostProject(folder.resolve("two")).with("B", b).with("A", a);

        assertThat(one.compile(JAVAC).said()).isEmpty();
        assertThat(two.compile(JAVAC).said()).isEmpty();
        assertThat(one.dataMap()).isEqualTo(two.dataMap()).containsSubsequence("\"A\"", "\"A$Part\"", "\"B\"");
    }

    @Test
    void inheritedMembers_areInTheDataMapOfTheSubclass() throws IOException {
        HostProject project = new HostProject(folder)
                .with("Person", "class Person { @PersonName String name; }")
                .with("Guest", "@PersonalRecord(\"guest\") @Retain(\"r\") class Guest extends Person { int nights; }");

        assertThat(project.compile(JAVAC).said()).isEmpty();
        assertThat(project.dataMap()).containsSubsequence("\"class\": \"Guest\"", "\"name\": \"name\"", "\"Person\"");
    }

    @Test
    void specialCategoryWithoutAPurposeThatMayHaveIt_fails() throws IOException {
        assertThat(compile(GUEST + "@Encrypted @HealthData String diet) {}").said())
                .contains("TACIT005: Guest.diet: a special category (GDPR Art. 9) needs a purpose", "@Purposes");
        assertThat(compile(GUEST + "@Encrypted @PersonalData(category = Categories.CRIMINAL_RECORD) String record) {}")
                        .said())
                .contains("TACIT005: 'record' is a criminal record");
    }

    @Test
    void hostsOwnCategoriesAndPurposes_areKnown() throws IOException {
        Path resources = Files.createDirectories(folder.resolve("out/META-INF/tacit"));
        Files.writeString(resources.resolve("categories.json"), CATERING);

        assertThat(compile(GUEST + "@Encrypted @HealthData @Purposes(\"Catering\") String diet) {}")
                        .said())
                .isEmpty();

        Files.writeString(resources.resolve("categories.json"), "{");
        assertThat(compile("class C {}").said()).contains("error: Tacit's settings: META-INF/tacit/categories.json");
    }

    /** Gradle's layout: what is in src/main/resources lies neither beside the classes nor on the class path. */
    @Test
    void hostsOwnCatalog_isFoundWhereTheBuildNamesIt() throws IOException {
        String diet = GUEST + "@Encrypted @HealthData @Purposes(\"Catering\") String diet) {}";
        Path resources = Files.createDirectories(folder.resolve("resources/META-INF/tacit"));
        Path file = Files.writeString(resources.resolve("categories.json"), CATERING);

        assertThat(compile(diet).said())
                .contains("TACIT000", "its purpose is not in the catalog")
                .contains("The compiler finds no META-INF/tacit/categories.json")
                .contains("-Atacit.catalog=src/main/resources/META-INF/tacit/categories.json");
        assertThat(compile(diet, "-Atacit.catalog=" + file).said()).isEmpty();
        assertThat(compile(diet, "-Atacit.catalog=" + file + "x").said())
                .contains("error: Tacit's settings: catalog names a file that cannot be read");
        assertThat(compile(diet, "-sourcepath", folder.resolve("resources").toString())
                        .said())
                .isEmpty();
    }

    @Test
    void recordNameGivenTwice_fails() throws IOException {
        assertThat(compile(GUEST
                                + "@Encrypted(id = \"note\") @PersonName String name) {}\n"
                                + GUEST.replace("record Guest", "record Host")
                                + "@Encrypted(id = \"note\") @EmailAddress String mail) {}")
                        .said())
                .contains("error: TACIT000: Host: Guest is a record of the same name");
    }

    @Test
    void recordWithoutRetention_isWarnedOf() throws IOException {
        assertThat(compile("@PersonalRecord(\"c\") record C(@PersonName String name) {}"))
                .satisfies(result -> assertThat(result.succeeded()).isTrue())
                .satisfies(result -> assertThat(result.said()).contains("warning: TACIT006: 'C' does not say when"));
    }

    @Test
    void sensitiveMemberStoredReadable_isWarnedOf() throws IOException {
        assertThat(compile(GUEST + "@PaymentCard String card) {}").said()).contains("warning: TACIT007: 'card'");
        assertThat(compile(GUEST + "@PaymentCard @Encrypted String card) {}").said())
                .isEmpty();
    }

    @Test
    void loweredSensitivity_needsAReason() throws IOException {
        String lowered = GUEST
                + "@Encrypted @PersonalData(category = Categories.PAYMENT_CARD, sensitivity = Sensitivity.INTERNAL";

        assertThat(compile(lowered + ") String card) {}").said()).contains("error: TACIT009: 'card'");
        assertThat(compile(lowered + ", notes = \"a gift card\") String card) {}")
                        .said())
                .doesNotContain("TACIT009");
    }

    @Test
    void encryptedIdThatVanished_fails() throws IOException {
        Path committed = folder.resolve("data-map.json");
        HostProject before = new HostProject(folder.resolve("before"))
                .with("Guest", GUEST + "@EmailAddress @Encrypted String email) {}");
        assertThat(before.compile(JAVAC).said()).isEmpty();
        Files.writeString(committed, before.dataMap());

        assertThat(compileAgainst(committed, "@EmailAddress @Encrypted String mailAddress"))
                .contains("error: TACIT010: Guest.email: values are sealed under its id, which vanished")
                .contains("formerly");
        assertThat(compileAgainst(committed, "@EmailAddress @Encrypted(formerly = \"email\") String mailAddress"))
                .isEmpty();
    }

    @Test
    void recordThatVanished_failsAndOneThatIsOnlyNotCompiledThisTimeDoesNot() throws IOException {
        Path committed = folder.resolve("data-map.json");
        HostProject before = new HostProject(folder).with("Guest", GUEST + "@EmailAddress @Encrypted String email) {}");
        assertThat(before.compile(JAVAC).said()).isEmpty();
        Files.writeString(committed, before.dataMap());

        assertThat(new HostProject(folder.resolve("other"))
                        .option("-Atacit.datamap.committed=" + committed)
                        .with("C", "class C {}")
                        .compile(JAVAC)
                        .said())
                .contains("TACIT010");
        assertThat(new HostProject(folder)
                        .option("-Atacit.datamap.committed=" + committed)
                        .option("-classpath")
                        .option(folder.resolve("out") + java.io.File.pathSeparator + Javac.path())
                        .with("C", "class C {}")
                        .compile(JAVAC)
                        .said())
                .doesNotContain("TACIT010");
    }

    @Test
    void committedFileThatIsNotThere_failsWithASentence_andAnEmptyOneIsABeginning() throws IOException {
        Path committed = folder.resolve("data-map.json");
        String email = "@EmailAddress @Encrypted String email";

        assertThat(compileAgainst(committed, email))
                .contains("error: Tacit's settings: datamap.committed names a file that is not there")
                .contains("{\"version\": 1, \"records\": []}");
        Files.writeString(committed, "{\"version\": 1, \"records\": []}");
        assertThat(compileAgainst(committed, email)).isEmpty();
    }

    @Test
    void committedFileThatIsNoDataMap_failsWithASentence() throws IOException {
        Path committed = Files.writeString(folder.resolve("data-map.json"), "{\"records\": 1}");

        assertThat(compileAgainst(committed, "@EmailAddress @Encrypted String email"))
                .contains("error: Tacit's settings: datamap.committed names a file that is no data map");
    }

    @Test
    void thousandMembers_areChecked() throws IOException {
        String members = IntStream.range(0, 1_000)
                .mapToObj(i ->
                        "@EmailAddress String email" + i + "; String getEmail" + i + "() { return email" + i + "; }")
                .collect(Collectors.joining("\n"));
        HostProject project = new HostProject(folder).with("Wide", "class Wide { " + members + " String phone; }");

        assertThat(project.compile(JAVAC).said()).contains("'phone'").doesNotContain("'email999'");
    }

    @Test
    void typesInCircles_end() throws IOException {
        assertThat(compile(
                                "@PersonalRecord(\"n\") @Retain(\"r\") class Node<T> extends Base<Node<T>>"
                                        + " { @PersonName Node<Node<T>> next; java.util.Map<Node<T>, Other> more; }\n"
                                        + "class Base<X> { X self; Other other; } class Other { Node<String> back; <C extends Comparable<C>> C any() { return null; } }")
                        .said())
                .isEmpty();
    }

    @Test
    void deeplyNestedType_needsNoStack() throws IOException {
        int depth = 300;
        String type = "java.util.List<".repeat(depth) + "@PersonName String" + ">".repeat(depth);
        assertThat(compile("class Deep { " + type + " name; }").said()).isEmpty();
    }

    @Test
    void annotationThatDoesNotCompile_isTheCompilersToReport() throws IOException {
        assertThat(compile("class C { @PersonalData(category = Categories.NO_SUCH) String email; }")
                        .said())
                .contains("NO_SUCH")
                .doesNotContain("uncaught exception", "Exception:");
    }

    @Test
    void ownShortFormThatIsLostAtRunTime_failsTheBuild() throws IOException {
        assertThat(compile("@PersonalData(category = \"user-id\") @interface Loyalty {}\n"
                                + "record Guest(@Loyalty String number) {}")
                        .said())
                .contains("TACIT000: Guest.number: @Loyalty is gone at run time")
                .contains("@Retention(RetentionPolicy.RUNTIME)");
    }

    @Test
    void shortFormOnTwoOthers_meansBoth() throws IOException {
        HostProject project = new HostProject(folder)
                .with(
                        "Guest",
                        "@UserId @NationalId @java.lang.annotation.Retention("
                                + "java.lang.annotation.RetentionPolicy.RUNTIME) @interface Citizen {}\n"
                                + "record Guest(@Citizen String number) {}");

        assertThat(project.compile(JAVAC)).isEqualTo(new Javac.Result(true, ""));
        assertThat(project.dataMap()).contains("\"user-id\"", "\"national-id\"");
    }

    @Test
    void fieldThatHidesOne_takesOverWhatIsSaidOfIt() throws IOException {
        HostProject project = new HostProject(folder)
                .with(
                        "Guest",
                        "class Person { java.util.List<@EmailAddress String> emails; @PhoneNumber String phone; }\n"
                                + "class Guest extends Person { java.util.List<String> emails; String phone; }");

        assertThat(project.compile(JAVAC)).isEqualTo(new Javac.Result(true, ""));
        assertThat(project.dataMap().split("\"email-address\"", -1)).hasSize(3);
    }

    @Test
    void getterWithAnAnnotatedTypeAndNoField_isRefusedAsAtRunTime() throws IOException {
        assertThat(compile("class Guest { Object all; java.util.List<@EmailAddress String> getPosts() { return null; }"
                                + " @SubjectId String getBuyer() { return null; } }")
                        .said())
                .contains("TACIT000: Guest.getPosts: the getter is annotated and no field has its name")
                .contains("TACIT000: Guest.getBuyer: the getter is annotated and no field has its name");
    }

    private Javac.Result compile(String code, String... options) throws IOException {
        HostProject project = new HostProject(folder).with("Guest", code);
        for (String option : options) {
            project = project.option(option);
        }
        return project.compile(JAVAC);
    }

    private String compileAgainst(Path committed, String member) throws IOException {
        return new HostProject(folder.resolve("after"))
                .option("-Atacit.datamap.committed=" + committed)
                .with("Guest", GUEST + member + ") {}")
                .compile(JAVAC)
                .said();
    }
}
