package dev.tacit.benchmarks.log;

import dev.tacit.detect.Finding;
import dev.tacit.detect.PersonalDataScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.slf4j.helpers.MessageFormatter;

/**
 * What does it cost to look for personal data in a line of text, beside one pass that looks up the class of each character
 * and does nothing else? The lines: real system logs from the published data (system property {@code tacit.data}), clean
 * messages of ours, and dense ones of which each holds an address, a phone number, an IP address and a card.
 */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Thread)
public class ScanLines {
    private static final int LINES = 4096;

    @Param({"real", "clean", "dense"})
    String lines;

    private final PersonalDataScanner scanner = PersonalDataScanner.standard();
    private String[] texts = {};
    private int at;

    @Setup
    public void read() throws IOException {
        texts = texts(lines);
    }

    @Benchmark
    public int limit() {
        return ClassTablePass.over(next());
    }

    @Benchmark
    public List<Finding> tacit() {
        return scanner.scan(next());
    }

    private String next() {
        at = (at + 1) & (LINES - 1);
        return texts[at];
    }

    /** Returns 4,096 lines of this kind. */
    public static String[] texts(String kind) throws IOException {
        return switch (kind) {
            case "real" -> real();
            case "clean" -> clean();
            default -> ShopMessages.dense().toArray(String[]::new);
        };
    }

    private static String[] clean() {
        return ShopMessages.clean().stream()
                .map(message -> MessageFormatter.basicArrayFormat(message.template(), message.arguments()))
                .toArray(String[]::new);
    }

    private static String[] real() throws IOException {
        String folder = System.getProperty("tacit.data");
        if (folder == null) {
            throw new IllegalStateException("the published log lines are not here: see docs/test-data.md");
        }
        List<String> all = new ArrayList<>();
        for (String system : List.of("Apache", "HDFS", "OpenSSH", "Spark", "Zookeeper")) {
            Path file = Path.of(folder, "logs", system + "_2k.log");
            all.addAll(Files.readAllLines(file, StandardCharsets.UTF_8).subList(0, LINES / 5 + 1));
        }
        return all.subList(0, LINES).toArray(String[]::new);
    }
}
