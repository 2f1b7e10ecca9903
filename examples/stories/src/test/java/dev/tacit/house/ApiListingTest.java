package dev.tacit.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each artifact's public face is a committed text in {@code docs/api}: who changes it sees the change in the diff. A change that
 * is meant is written by {@code mvn -pl examples/stories -am -Dtest=ApiListingTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dtacit.api.write=true test}.
 */
class ApiListingTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core",
                "core/processor",
                "core/testkit",
                "crypto",
                "crypto/testkit",
                "retention",
                "retention/testkit",
                "audit",
                "audit/testkit"
            })
    void publicFaceOfAnArtifact_isTheCommittedOne(String module) throws IOException {
        Path committed = ROOT.resolve("docs/api/" + module.replace('/', '-') + ".txt");
        List<String> lines = new ApiListing(exportedBy(module)).lines();
        if (Boolean.getBoolean("tacit.api.write")) {
            Files.write(committed, lines);
        }
        assertThat(lines)
                .as("the public API of %s: if the change is meant, write it anew as this test's Javadoc says", module)
                .isNotEmpty()
                .isEqualTo(Files.readAllLines(committed));
    }

    private static Set<String> exportedBy(String module) throws IOException {
        try (InputStream in = Files.newInputStream(ROOT.resolve(module).resolve("target/classes/module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(toSet());
        }
    }
}
