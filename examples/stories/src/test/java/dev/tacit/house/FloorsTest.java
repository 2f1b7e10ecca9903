package dev.tacit.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the walls stand: which module and which package may see which. */
class FloorsTest {
    /** Each package sees only those named before it in its own list; a list's groups see nothing of one another. */
    private static final List<List<String>> CORE = List.of(
            List.of("dev.tacit", "dev.tacit.annotation"),
            List.of("dev.tacit.json"),
            List.of("dev.tacit.category"),
            List.of("dev.tacit.detect", "dev.tacit.minimize", "dev.tacit.schema", "dev.tacit.access"),
            List.of("dev.tacit.table", "dev.tacit.event"),
            List.of("dev.tacit.provider"),
            List.of("dev.tacit.testkit"));

    private static final List<List<String>> CRYPTO = List.of(
            List.of("dev.tacit.crypto.file", "dev.tacit.crypto.format"),
            List.of("dev.tacit.crypto.key"),
            List.of("dev.tacit.crypto.tink"),
            List.of("dev.tacit.crypto.internal"),
            List.of("dev.tacit.crypto"),
            List.of("dev.tacit.crypto.codec"),
            List.of(
                    "dev.tacit.crypto.jdbc",
                    "dev.tacit.crypto.jackson",
                    "dev.tacit.crypto.jackson3",
                    "dev.tacit.crypto.testkit"));

    private static final List<List<String>> RETENTION = List.of(
            List.of("dev.tacit.retention.policy"),
            List.of("dev.tacit.retention.hold"),
            List.of("dev.tacit.retention.due"),
            List.of("dev.tacit.retention.store"),
            List.of("dev.tacit.retention.sweep", "dev.tacit.retention.jdbc"),
            List.of("dev.tacit.retention.internal"),
            List.of("dev.tacit.retention"),
            List.of("dev.tacit.retention.dbscheduler", "dev.tacit.retention.testkit"));

    private static final List<List<String>> AUDIT = List.of(
            List.of("dev.tacit.audit.proof"),
            List.of("dev.tacit.audit.internal", "dev.tacit.audit.scrub"),
            List.of("dev.tacit.audit", "dev.tacit.audit.logback", "dev.tacit.audit.micrometer"),
            List.of("dev.tacit.audit.spring", "dev.tacit.audit.testkit"));

    private static final List<List<String>> PROCESSOR = List.of(
            List.of("dev.tacit.processor.check", "dev.tacit.processor.name"),
            List.of("dev.tacit.processor.element"),
            List.of("dev.tacit.processor.flow"),
            List.of("dev.tacit.processor"));

    @Test
    void modulesFormAStar() {
        for (String module : List.of("crypto", "retention", "audit")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.tacit." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(List.of("crypto", "retention", "audit", "examples", "benchmarks").stream()
                            .filter(other -> !other.equals(module))
                            .map(other -> "dev.tacit." + other + "..")
                            .toArray(String[]::new))
                    .check(House.MAIN);
        }
    }

    @Test
    void coreUsesNoneOfTheOthers() {
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(CORE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tacit.crypto..", "dev.tacit.retention..", "dev.tacit.audit..", "dev.tacit.examples..")
                .check(House.MAIN);
    }

    @Test
    void packagesSeeOnlyTheFloorsBelow() {
        for (List<List<String>> floors : List.of(CORE, CRYPTO, RETENTION, AUDIT, PROCESSOR)) {
            List<String> above = new ArrayList<>();
            for (int floor = floors.size() - 1; floor >= 0; floor--) {
                if (!above.isEmpty()) {
                    noClasses()
                            .that()
                            .resideInAnyPackage(floors.get(floor).toArray(String[]::new))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above.toArray(String[]::new))
                            .check(House.MAIN);
                }
                above.addAll(floors.get(floor));
            }
        }
    }

    @Test
    void everyPackageStandsOnAFloor() {
        List<String> known = new ArrayList<>();
        List.of(CORE, CRYPTO, RETENTION, AUDIT, PROCESSOR).forEach(floors -> known.addAll(List.of(packagesOf(floors))));
        List<String> found = House.MAIN.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.startsWith("dev.tacit.examples"))
                .distinct()
                .sorted()
                .toList();
        assertThat(known).containsAll(found);
    }

    @Test
    void packagesFormNoCircles() {
        slices().matching("dev.(**)").should().beFreeOfCycles().check(House.MAIN);
    }

    @Test
    void internalPackagesAreReadByTheirOwnModuleOnly() {
        for (String module : List.of("crypto", "retention", "audit")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.tacit." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tacit." + module + "..internal..")
                    .allowEmptyShould(true)
                    .check(House.MAIN);
        }
    }

    private static String[] packagesOf(List<List<String>> floors) {
        return floors.stream().flatMap(List::stream).toArray(String[]::new);
    }
}
