package dev.tacit.benchmarks.seal;

import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does it cost to encrypt one field of a person whose key is at hand? Also with two threads, on one vault. */
@BenchmarkMode(Mode.AverageTime)
public class FieldEncrypt {
    /** The limit has a cipher for each thread: it is shared by nobody. */
    @State(Scope.Thread)
    public static class Bare {
        @Param({"16", "64", "1024", "65536"})
        int size;

        byte[] plaintext = {};
        final byte[] associatedData = Material.associatedData();
        final BareAesGcm system = new BareAesGcm(Material.key(1), NonceSource.operatingSystem());
        final BareAesGcm platform = new BareAesGcm(Material.key(1), NonceSource.platform());
        final BareAesGcm buffered = new BareAesGcm(Material.key(1), NonceSource.buffered());
        final BareAesGcm drbg = new BareAesGcm(Material.key(1), NonceSource.drbg());

        @Setup
        public void fill() {
            plaintext = Material.plaintext(size);
        }
    }

    /** One vault for all threads. */
    @State(Scope.Benchmark)
    public static class Sealing {
        final Vault vault = Vault.inMemoryForTests();

        @TearDown
        public void close() {
            vault.close();
        }
    }

    /** What is sealed is each thread's own, as it is the limit's; all values are of one person. */
    @State(Scope.Thread)
    public static class Value {
        @Param({"16", "64", "1024", "65536"})
        int size;

        byte[] plaintext = {};
        final FieldContext field = Material.field(7);

        @Setup
        public void fill() {
            plaintext = Material.plaintext(size);
        }
    }

    @Benchmark
    public byte[] limit(Bare bare) {
        return bare.system.encrypt(bare.plaintext, bare.associatedData);
    }

    @Benchmark
    public byte[] limitPlatformNonces(Bare bare) {
        return bare.platform.encrypt(bare.plaintext, bare.associatedData);
    }

    @Benchmark
    public byte[] limitBufferedNonces(Bare bare) {
        return bare.buffered.encrypt(bare.plaintext, bare.associatedData);
    }

    @Benchmark
    public byte[] limitDrbg(Bare bare) {
        return bare.drbg.encrypt(bare.plaintext, bare.associatedData);
    }

    @Benchmark
    public byte[] tacit(Sealing sealing, Value value) {
        return sealing.vault.encrypt(value.plaintext, value.field);
    }
}
