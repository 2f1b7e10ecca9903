package dev.tacit.benchmarks.audit;

import dev.tacit.audit.AuditLog;
import dev.tacit.benchmarks.seal.TemporaryFolder;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does it cost to record one event so that it survives a crash, with one producer and with many? */
@BenchmarkMode(Mode.AverageTime)
public class AuditAppend {
    /** A file to which entries of the same size are appended. */
    @State(Scope.Benchmark)
    public static class Bare {
        private final TemporaryFolder folder = new TemporaryFolder();
        final GroupCommitFile file = new GroupCommitFile(folder.path().resolve("entries"));
        final byte[] entry = new byte[400];

        @TearDown
        public void close() {
            file.close();
            folder.delete();
        }
    }

    /** One log for all producers. */
    @State(Scope.Benchmark)
    public static class Log {
        private final TemporaryFolder folder = new TemporaryFolder();
        final AuditLog log = Reading.open(folder.path());

        @TearDown
        public void close() {
            log.close();
            folder.delete();
        }
    }

    /** Each producer tells of other people. */
    @State(Scope.Thread)
    public static class Producer {
        private int number;

        AuditEvent next() {
            return Reading.event(number++);
        }
    }

    @Benchmark
    public long limit(Bare bare) throws IOException {
        return bare.file.append(bare.entry);
    }

    @Benchmark
    public AuditReceipt tacit(Log log, Producer producer) {
        return log.log.record(producer.next());
    }
}
