package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    private int run(String program, String driver, LogFixture fixture, String key) throws Exception {
        Process process = new ProcessBuilder(
                        program, DRIVERS.resolve(driver).toString(), fixture.directory.toString(), key)
                .redirectErrorStream(true)
                .start();
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
