package dev.tacit.benchmarks.seal;

import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does it cost to decrypt one field of a person whose key is at hand? Ours asks the gate and makes an audit event each
 * time; the gate lets everybody through and the sink forgets, so that their own cost is not counted. Who reads and what for
 * is stated once for 16 values, as around a request.
 */
@BenchmarkMode(Mode.AverageTime)
public class FieldDecrypt {
    static final int VALUES = 16;

    /** A value sealed by the limit. */
    @State(Scope.Thread)
    public static class Bare {
        @Param({"16", "64", "1024", "65536"})
        int size;

        byte[] sealed = {};
        final byte[] associatedData = Material.associatedData();
        final BareAesGcm aes = new BareAesGcm(Material.key(1), NonceSource.platform());

        @Setup
        public void fill() {
            sealed = aes.encrypt(Material.plaintext(size), associatedData);
        }
    }

    /** A value sealed by the vault. */
    @State(Scope.Benchmark)
    public static class Opening {
        @Param({"16", "64", "1024", "65536"})
        int size;

        byte[] sealed = {};
        final Vault vault = Vault.inMemoryForTests();
        final FieldContext field = Material.field(7);

        @Setup
        public void fill() {
            sealed = vault.encrypt(Material.plaintext(size), field);
        }

        @TearDown
        public void close() {
            vault.close();
        }
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void limit(Bare bare, Blackhole hole) {
        for (int value = 0; value < VALUES; value++) {
            hole.consume(bare.aes.decrypt(bare.sealed, bare.associatedData));
        }
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void tacit(Opening opening, Blackhole hole) {
        Material.READER.call(() -> {
            for (int value = 0; value < VALUES; value++) {
                hole.consume(opening.vault.decrypt(opening.sealed, opening.field));
            }
            return opening;
        });
    }
}
