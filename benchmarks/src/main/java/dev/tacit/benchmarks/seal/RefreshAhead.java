package dev.tacit.benchmarks.seal;

import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How long does the slowest decryption in a hundred take while the rows of keys in use are being read again? Twenty thousand
 * people come one after the other. Where keys are served for a second, each row is read again within it: thirty thousand a
 * second, so that one decryption in some tens finds a key that is due, and there is no moment without. Where keys are served for
 * fifteen minutes, no row is read again meanwhile.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RefreshAhead {
    private static final int PEOPLE = 20_000;

    /** One value of each person. They are sealed one after the other, so that their keys do not grow old all at once. */
    abstract static class Sealed {
        private final Vault vault;
        private final FieldContext[] fields = new FieldContext[PEOPLE];
        private final byte[][] sealed = new byte[PEOPLE][];
        private int person;

        Sealed(Duration servedFor) {
            vault = Vault.builder().inMemoryForTests().keysServedFor(servedFor).build();
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

    /** No row is read again in this time. */
    @State(Scope.Benchmark)
    public static class Young extends Sealed {
        public Young() {
            super(Duration.ofMinutes(15));
        }
    }

    /** Rows are read again all the time. */
    @State(Scope.Benchmark)
    public static class Aging extends Sealed {
        public Aging() {
            super(Duration.ofSeconds(1));
        }
    }

    @Benchmark
    public byte[] outside(Young sealed) {
        return Material.READER.call(sealed::openNext);
    }

    @Benchmark
    public byte[] during(Aging sealed) {
        return Material.READER.call(sealed::openNext);
    }
}
