package dev.tacit.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of the whole reactor, read once. */
final class House {
    private static final List<String> MODULES = List.of(
            "core",
            "core/processor",
            "core/testkit",
            "crypto",
            "crypto/testkit",
            "retention",
            "retention/testkit",
            "audit",
            "audit/testkit",
            "examples/tour",
            "examples/stories");

    /** Main classes of the four modules, their tests left out. */
    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPaths(folders("target/classes"));

    /** Test classes of every module. */
    static final JavaClasses TESTS = new ClassFileImporter().importPaths(folders("target/test-classes"));

    private static List<Path> folders(String inside) {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        List<Path> found = MODULES.stream()
                .map(module -> root.resolve(module).resolve(inside))
                .filter(Files::isDirectory)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("no compiled classes found; run the test from the reactor");
        }
        return found;
    }

    private House() {}
}
