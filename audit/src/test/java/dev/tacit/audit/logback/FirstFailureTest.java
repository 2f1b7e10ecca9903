package dev.tacit.audit.logback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a class fails to initialize once, it never does again: so each process is to be a new one. */
class FirstFailureTest {
    @Test
    void stackThatRunsOutFirst_costsNoLaterLineAndThrowsNothingIntoTheApplication() throws Exception {
        assertThat(lastLinesOf(OverflowingProcess.class))
                .hasSize(2)
                .startsWith("of {to=[<email>]}")
                .last()
                .asString()
                .startsWith("event withheld by scrubber: java.lang.IllegalStateException");
    }

    private static List<String> lastLinesOf(Class<?> main) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        main.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            return lines.lines().toList();
        } finally {
            int unused = process.waitFor();
        }
    }

    private static String classPath() {
        return Stream.of(
                        "target/test-classes",
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
