package dev.tacit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    private final Map<Long, Integer> acknowledged = new TreeMap<>();

    @Test
    void everyAcknowledgedEntry_survivesKill9() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            appendUntilKilled(1_000_000 * round, 15 + 10 * round);
        }
        try (AuditLog log = AppendingProcess.builder(folder).open()) {
            assertThat(log.status().state()).isEqualTo(AuditLogStatus.State.OPEN);
            log.publish();
            Map<Long, String> entries = new TreeMap<>();
            log.entries(0).forEach(entry -> entries.put(entry.index(), entry.text()));
            acknowledged.forEach((index, mark) -> assertThat(entries.get(index)).contains("\"mark\":\"" + mark + "\""));
            assertThat(AuditLog.verify(
                                    folder.resolve("log"),
                                    log.verifierKey(),
                                    FileAnchor.at(folder.resolve("anchor")).newest(LogFixture.ORIGIN).stream()
                                            .toList())
                            .problems())
                    .isEmpty();
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 15);
    }

    private void appendUntilKilled(int firstMark, int enough) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        AppendingProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(firstMark))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader acknowledgements = process.inputReader(UTF_8)) {
            int seen = 0;
            for (String line = acknowledgements.readLine(); line != null; line = acknowledgements.readLine()) {
                acknowledge(line);
                if (++seen == enough) {
                    boolean unused =
                            process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the stream
                }
            }
        }
        assertThat(process.waitFor()).isNotZero();
    }

    /** The kill may cut the last line; one that lacks its full stop does not count. */
    private void acknowledge(String line) {
        if (line.endsWith(".")) {
            String[] parts = line.substring(0, line.length() - 1).split(" ", 2);
            acknowledged.put(Long.valueOf(parts[0]), Integer.valueOf(parts[1]));
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
