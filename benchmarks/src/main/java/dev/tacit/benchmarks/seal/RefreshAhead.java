package dev.tacit.benchmarks.seal;

import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long does the slowest decryption in a hundred take while the rows of keys in use are being read again? Five thousand
 * people come one after the other. Where keys are served for a second, each row is read again within six tenths of it: about
 * nine thousand a second, nearly all of them asked for in the turns of that vault, where one decryption in about forty finds a
 * key that is due. Where keys are served for fifteen minutes, no row is read again meanwhile.
 *
 * <p>The slowest in a hundred depends on the machine more than on us: it was 4 µs in one second and 19 in another, and 56
 * while the compiler was at work yet, in each of the two vaults. So both are read in one process, in turns that are short
 * beside such seconds, and only once all is compiled. What a turn asked for last is read after it: so the beginning of the
 * other vault's turn does not count. What fell due meanwhile is met at the beginning of the next turn, which counts. A process that stood still for a while finds its keys too old, and loads them:
 * hence the median over the turns, as over the iterations of other benchmarks. On a machine that many others use the vault may
 * come to a person too seldom for her row to be read again in time; then misses are measured.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class RefreshAhead {
    private static final int PEOPLE = 5_000;
    private static final Duration TURN = Duration.ofMillis(100);
    private static final Duration AFTERMATH = Duration.ofMillis(40);
    /** Turns of each vault before any is measured, and as many that are: five seconds each. */
    private static final int TURNS = 22;

    /** One value of each person. */
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

    /** What one decryption in a hundred exceeded, in nanoseconds. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Slowest {
        /** While rows are read; read by JMH. */
        public long p99;
        /** While none is; read by JMH. */
        public long p99Other;
    }

    @Benchmark
    public void turns(Young young, Aging aging, Slowest slowest, Blackhole hole) {
        takeTurns(young, aging, new Latencies(), new Latencies(), hole);
        Latencies outside = new Latencies();
        Latencies during = new Latencies();
        takeTurns(young, aging, outside, during, hole);
        slowest.p99 = during.p99();
        slowest.p99Other = outside.p99();
    }

    private static void takeTurns(Young young, Aging aging, Latencies outside, Latencies during, Blackhole hole) {
        for (int turn = 0; turn < TURNS; turn++) {
            turn(young, AFTERMATH, took -> {}, hole);
            turn(young, TURN, outside::add, hole);
            outside.endTurn();
            turn(aging, TURN, during::add, hole);
            during.endTurn();
        }
    }

    private static void turn(Sealed people, Duration length, LongConsumer took, Blackhole hole) {
        long end = System.nanoTime() + length.toNanos();
        long now;
        do {
            long before = System.nanoTime();
            hole.consume(Material.READER.call(people::openNext));
            now = System.nanoTime();
            took.accept(now - before);
        } while (now - end < 0);
    }
}
