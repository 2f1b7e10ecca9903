package dev.tacit.benchmarks.seal;

import dev.tacit.Subject;
import dev.tacit.crypto.Vault;
import dev.tacit.provider.ShredReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does it cost to shred one person's key, on the embedded key store, whose every step is forced to the disk? Beside
 * one bare forced write: the least that can be durable.
 */
@BenchmarkMode(Mode.AverageTime)
public class ShredSubject {
    /** A file that grows. */
    @State(Scope.Thread)
    public static class Bare {
        private final TemporaryFolder folder = new TemporaryFolder();
        final ByteBuffer record = ByteBuffer.allocate(200);
        FileChannel channel;

        @Setup
        public void open() throws IOException {
            channel = FileChannel.open(
                    folder.path().resolve("records"), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
        }

        @TearDown
        public void close() throws IOException {
            channel.close();
            folder.delete();
        }
    }

    /** People, each of whom has a key. */
    @State(Scope.Thread)
    public static class People {
        private static final int MANY = 100;

        private final TemporaryFolder folder = new TemporaryFolder();
        final Vault vault = Vault.builder()
                .embedded(folder.path())
                .shredsPerHour(Integer.MAX_VALUE)
                .build();
        private int nextPerson;
        private int people;

        @Setup(Level.Iteration)
        public void refill() {
            while (people < nextPerson + MANY) {
                byte[] unused = vault.encrypt(new byte[1], Material.field(people++));
            }
        }

        Subject next() {
            if (nextPerson == people) {
                refill();
            }
            return Subject.of("buyer-" + nextPerson++);
        }

        @TearDown
        public void close() {
            vault.close();
            folder.delete();
        }
    }

    @Benchmark
    public int limit(Bare bare) throws IOException {
        int written = bare.channel.write(bare.record.clear());
        bare.channel.force(false);
        return written;
    }

    @Benchmark
    public ShredReport tacit(People people) {
        return people.vault.shred(people.next());
    }
}
