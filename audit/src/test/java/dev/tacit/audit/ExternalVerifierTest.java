package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log is checked by programs in which no line is ours but the driver's. */
class ExternalVerifierTest {
    private static final Path DRIVERS = Path.of("it", "external-verify");

    @TempDir
    Path folder;

    private String output = "";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 600})
    void nodeVerifiesTheWholeLog(int entries) throws Exception {
        needs("node");
        LogFixture fixture = new LogFixture(folder);
        String key = fixture.write(entries);

        assertThat(run("node", "verify-log.mjs", fixture, key)).as(output).isZero();
        assertThat(output).contains(entries + " entries verified");
    }

    @Test
    void nodeRejectsAChangedEntry() throws Exception {
        needs("node");
        LogFixture fixture = new LogFixture(folder);
        String key = fixture.write(300);
        flip(fixture.directory.resolve("tile/entries/000"), 5000);

        assertThat(run("node", "verify-log.mjs", fixture, key)).isNotZero();
    }

    @Test
    void opensslVerifiesTheCheckpoint_andRejectsAChangedOne() throws Exception {
        needs("openssl");
        LogFixture fixture = new LogFixture(folder);
        String key = fixture.write(5);
        assertThat(run("bash", "verify-checkpoint.sh", fixture, key)).as(output).isZero();

        flip(fixture.directory.resolve("checkpoint"), LogFixture.ORIGIN.length() + 1);

        assertThat(run("bash", "verify-checkpoint.sh", fixture, key)).isNotZero();
    }

    @Test
    void withTheTrustedHead_nodeSaysHowMuchItCovers() throws Exception {
        needs("node");
        LogFixture fixture = new LogFixture(folder);
        fixture.write(300);
        Path head = trustedHead(fixture);
        String key = fixture.write(5);

        assertThat(run("node", "verify-log.mjs", fixture, key, head)).as(output).isZero();
        assertThat(output).contains("305 entries verified", "the first 300 are", "5 are newer");
    }

    @ParameterizedTest
    @CsvSource({"node, verify-log.mjs", "bash, verify-checkpoint.sh"})
    void withoutATrustedHead_theySayPlainlyThatARollbackLooksTheSame(String program, String driver) throws Exception {
        needs(program.equals("bash") ? "openssl" : program);
        LogFixture fixture = new LogFixture(folder);
        String key = fixture.write(3);

        assertThat(run(program, driver, fixture, key)).as(output).isZero();
        assertThat(output).contains("NO TRUSTED HEAD WAS GIVEN").contains("rolled back");
    }

    @ParameterizedTest
    @CsvSource({"node, verify-log.mjs", "bash, verify-checkpoint.sh"})
    void withTheTrustedHead_theyFindALogThatWasRolledBack(String program, String driver) throws Exception {
        needs(program.equals("bash") ? "openssl" : program);
        LogFixture fixture = new LogFixture(folder);
        fixture.write(3);
        Path backup = folder.resolve("backup");
        fixture.copyTo(backup);
        String key = fixture.write(5);
        Path head = trustedHead(fixture);
        LogFixture.delete(fixture.directory);
        LogFixture.copy(backup, fixture.directory);

        assertThat(run(program, driver, fixture, key, head)).isNotZero();
        assertThat(output).contains("shorter than the trusted head");
    }

    @ParameterizedTest
    @CsvSource({"node, verify-log.mjs, 3", "node, verify-log.mjs, 7", "bash, verify-checkpoint.sh, 3"})
    void withTheTrustedHead_theyFindALogThatWasWrittenAnew(String program, String driver, int entries)
            throws Exception {
        needs(program.equals("bash") ? "openssl" : program);
        LogFixture fixture = new LogFixture(folder);
        fixture.write(3);
        Path head = trustedHead(fixture);
        LogFixture.delete(fixture.directory);
        fixture.anchor.forgetAllBut(0);
        String key = fixture.write(entries);

        assertThat(run(program, driver, fixture, key, head)).isNotZero();
        assertThat(output).contains("trusted head was signed over");
    }

    @ParameterizedTest
    @CsvSource({"node, verify-log.mjs", "bash, verify-checkpoint.sh"})
    void aTrustedHeadThatTheKeyDidNotSign_isRefused(String program, String driver) throws Exception {
        needs(program.equals("bash") ? "openssl" : program);
        LogFixture fixture = new LogFixture(folder);
        String key = fixture.write(3);
        Path head = trustedHead(fixture);
        flip(head, LogFixture.ORIGIN.length() + 1);

        assertThat(run(program, driver, fixture, key, head)).isNotZero();
        assertThat(output).contains("the trusted head");
    }

    private Path trustedHead(LogFixture fixture) throws IOException {
        List<String> heads = fixture.anchor.heads();
        return Files.writeString(folder.resolve("trusted"), heads.get(heads.size() - 1));
    }

    private int run(String program, String driver, LogFixture fixture, String key, Path... trustedHead)
            throws Exception {
        List<String> command = new ArrayList<>(
                List.of(program, DRIVERS.resolve(driver).toString(), fixture.directory.toString(), key));
        Stream.of(trustedHead).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    /** On a developer's machine a missing tool skips the test; in continuous integration it fails. */
    private static void needs(String tool) throws InterruptedException {
        boolean present;
        try {
            present = new ProcessBuilder(List.of(tool, tool.equals("openssl") ? "version" : "--version"))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            present = false;
        }
        if (!present && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(tool + " is missing");
        }
        assumeTrue(present, tool + " is missing; install it to have the log checked from outside");
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 0x01;
        Files.write(file, bytes);
    }
}
