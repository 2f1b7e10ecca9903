package dev.tacit.benchmarks.seal;

import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a decryption cost whose key is not cached? People come one after the other, more of them than the cache holds, so
 * each is a miss. The limit does the same with bare parts in the same order, and decrypts with a kept cipher that is given the
 * new key.
 */
@BenchmarkMode(Mode.AverageTime)
public class CacheMiss {
    private static final int PEOPLE = 20_000;

    /** Rows in memory, and what was sealed under their keys. */
    @State(Scope.Thread)
    public static class Bare {
        private final BareParts parts = new BareParts(PEOPLE);
        private int person;

        byte[] openNext() {
            person = (person + 1) % PEOPLE;
            return parts.open(parts.cipherOf(person), person);
        }
    }

    /** A vault whose cache is much smaller than the number of people. */
    @State(Scope.Benchmark)
    public static class Sealed {
        private final Vault vault =
                Vault.builder().inMemoryForTests().cacheBudgetBytes(1 << 20).build();
        private final FieldContext[] fields = new FieldContext[PEOPLE];
        private final byte[][] sealed = new byte[PEOPLE][];
        private int person;

        @Setup
        public void fill() {
            for (int i = 0; i < PEOPLE; i++) {
                sealed[i] = vault.encrypt(Material.plaintext(64), Material.field(i));
                fields[i] = Material.field(i);
            }
        }

        byte[] openNext() {
            person = (person + 1) % PEOPLE;
            return vault.decrypt(sealed[person], fields[person]);
        }

        @TearDown
        public void close() {
            vault.close();
        }
    }

    @Benchmark
    public byte[] limit(Bare bare) {
        return bare.openNext();
    }

    @Benchmark
    public byte[] tacit(Sealed sealed) {
        return Material.READER.call(sealed::openNext);
    }
}
