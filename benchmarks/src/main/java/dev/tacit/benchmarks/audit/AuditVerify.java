package dev.tacit.benchmarks.audit;

import dev.tacit.audit.AuditLog;
import dev.tacit.audit.VerificationReport;
import dev.tacit.benchmarks.seal.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does it cost to check a whole log offline, beside reading its files and hashing them once? */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class AuditVerify {
    @Param("2000")
    int entries;

    private final TemporaryFolder folder = new TemporaryFolder();
    private String verifierKey = "";
    private List<String> heads = List.of();

    @Setup
    public void fill() {
        try (AuditLog log = Reading.open(folder.path())) {
            IntStream.range(0, entries).parallel().forEach(number -> log.record(Reading.event(number)));
            log.publish();
            verifierKey = log.verifierKey();
            heads = log.checkpoint().stream().toList();
        }
    }

    @TearDown
    public void close() {
        folder.delete();
    }

    @Benchmark
    public byte[] limit() throws IOException, NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(log())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sha256.update(Files.readAllBytes(file));
            }
        }
        return sha256.digest();
    }

    @Benchmark
    public VerificationReport tacit() {
        return AuditLog.verify(log(), verifierKey, heads);
    }

    private Path log() {
        return folder.path().resolve("log");
    }
}
