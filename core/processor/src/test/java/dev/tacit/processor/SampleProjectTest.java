package dev.tacit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's project outside the reactor ({@code src/it/planted}), built by the Maven that builds Tacit, offline. */
class SampleProjectTest {
    private static final Path SAMPLE = Path.of("src/it/planted");

    @TempDir
    Path folder;

    private Path project;
    private Path repository;
    private @Nullable LocalRepository links;

    @BeforeEach
    void copySample() throws IOException {
        assumeTrue(System.getProperty("maven.home") != null, "the build tells where Maven is; an IDE does not");
        project = folder.resolve("shop");
        copy(SAMPLE, project);
        LocalRepository own = new LocalRepository(folder.resolve("repository"));
        links = own;
        repository = own.withReactorModules();
    }

    @AfterEach
    void removeLinks() throws IOException {
        if (links != null) {
            links.close();
        }
    }

    @Test
    void plantedUnclassifiedPhoneNumber_failsTheBuildWithAMessageThatANewcomerUnderstands() throws Exception {
        Javac.Result build = maven();

        assertThat(build.succeeded()).isFalse();
        assertThat(build.said())
                .contains("Customer.java:[10,") // the line to look at
                .contains("TACIT001: 'customerPhoneNumber' is named like personal data (phone-number),"
                        + " but nothing says what it is.")
                .contains(
                        "If it is about a person, say so: @PhoneNumber before its type, and @Encrypted if it is stored.")
                .contains("If it is not, say why: @NotPersonal(reason = \"…\").")
                .contains("More: docs/checks.md#tacit001");
    }

    @Test
    void classifiedPhoneNumber_buildsAndIsInTheDataMap() throws Exception {
        edit("String customerPhoneNumber", "@dev.tacit.annotation.PhoneNumber String customerPhoneNumber");

        assertThat(maven())
                .satisfies(
                        build -> assertThat(build.succeeded()).as(build.said()).isTrue());
        assertThat(project.resolve("target/classes/META-INF/tacit/data-map.json"))
                .content()
                .contains("\"class\": \"org.example.shop.Customer\"", "\"category\": \"phone-number\"");
    }

    @Test
    void classifiedValueInAnException_failsTheBuild() throws Exception {
        edit("String customerPhoneNumber", "@dev.tacit.annotation.PhoneNumber String customerPhoneNumber");
        edit(") {}", ") { void call() { throw new IllegalStateException(\"no answer at \" + customerPhoneNumber); } }");

        Javac.Result build = maven();

        assertThat(build.succeeded()).isFalse();
        assertThat(build.said()).contains("TACIT003: Customer.customerPhoneNumber (phone-number) is built into a text");
    }

    private Javac.Result maven() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", isWindows() ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-B", "-o", "-q", "-Dstyle.color=never", "-Dmaven.repo.local=" + repository));
        command.addAll(List.of("-Dtacit.version=" + System.getProperty("tacit.version"), "compile"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Javac.Result(process.waitFor() == 0, said);
    }

    private void edit(String from, String to) throws IOException {
        Path source = project.resolve("src/main/java/org/example/shop/Customer.java");
        Files.writeString(source, Files.readString(source).replace(from, to));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
