package dev.tacit.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import org.junit.jupiter.api.Test;

/** What no class of the library does, whatever its reasons. */
class BansTest {
    private static final String[] LIBRARY = {
        "dev.tacit", "dev.tacit.access..", "dev.tacit.annotation..", "dev.tacit.category..", "dev.tacit.detect..",
        "dev.tacit.event..", "dev.tacit.json..", "dev.tacit.minimize..", "dev.tacit.provider..", "dev.tacit.schema..",
        "dev.tacit.table..", "dev.tacit.crypto..", "dev.tacit.retention..", "dev.tacit.audit..", "dev.tacit.processor.."
    };

    @Test
    void nothingIsDeserializedByJava() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(House.MAIN);
    }

    @Test
    void nothingIsLookedUpByName() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.naming..")
                .check(House.MAIN);
    }

    @Test
    void nothingOpensAConnectionButAKmsAdapter() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARY)
                .and()
                .resideOutsideOfPackage("dev.tacit.crypto.kms..")
                .and() // open resources that the class loader found on the class path
                .doNotHaveFullyQualifiedName("dev.tacit.category.InstalledFiles")
                .and()
                .doNotHaveFullyQualifiedName("dev.tacit.schema.DataMaps")
                .and()
                .doNotHaveFullyQualifiedName("dev.tacit.schema.DataMapPresence")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net..")
                .check(House.MAIN);
    }

    @Test
    void oneClassAloneReadsTheSystemClock() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARY)
                .and()
                .doNotHaveFullyQualifiedName("dev.tacit.SystemClock")
                .should()
                .callMethodWhere(call("java.lang.System", "currentTimeMillis"))
                .orShould()
                .callMethodWhere(call("java.time.Clock", "system.*|tick.*"))
                .orShould()
                .callMethodWhere(call("java.time.InstantSource", "system"))
                .orShould()
                .callMethodWhere(
                        call("java.time.(Instant|LocalDate|LocalDateTime|OffsetDateTime|ZonedDateTime)", "now"))
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(House.MAIN);
    }

    @Test
    void theScannerUsesNoRegularExpressions() {
        noClasses()
                .that()
                .resideInAPackage("dev.tacit.detect..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .orShould()
                .callMethodWhere(call("java.lang.String", "matches|replaceAll|replaceFirst|split"))
                .check(House.MAIN);
    }

    @Test
    void jsonNamesNoClasses() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("activateDefaultTyping.*|enableDefaultTyping.*|setDefaultTyping")))
                .check(House.MAIN);
        noClasses()
                .that()
                .doNotHaveSimpleName("ReadNames") // reads the host's, to refuse those that name classes
                .should()
                .dependOnClassesThat()
                .haveSimpleName("JsonTypeInfo")
                .check(House.MAIN);
    }

    @Test
    void testsDoNotSleep() {
        noClasses()
                .should()
                .callMethodWhere(call("java.lang.Thread", "sleep"))
                .orShould()
                .callMethodWhere(call("java.util.concurrent.TimeUnit", "sleep"))
                .check(House.TESTS);
    }

    private static DescribedPredicate<JavaCall<?>> call(String ownerPattern, String methodPattern) {
        return target(nameMatching(methodPattern)).and(target(owner(nameMatching(ownerPattern))));
    }
}
