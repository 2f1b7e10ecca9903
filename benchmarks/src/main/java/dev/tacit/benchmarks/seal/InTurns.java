package dev.tacit.benchmarks.seal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does the vault take beside the limit, if both run in one process and take turns of ten milliseconds? A neighbor who makes
 * the machine slow for a second makes both slow, where two processes that run one after the other meet different neighbors: their
 * ratios differ by a quarter from run to run, and these by a twentieth to a tenth. So the bars are held against these. Each side's figure is
 * the median over its turns, once all is compiled.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class InTurns {
    private static final long TURN_NANOS = 10_000_000;
    private static final int CALLS = 50;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How many turns of each side are measured; twice as many come before, in which the compiler does its work. */
    @State(Scope.Thread)
    public static class Length {
        @Param({"200"})
        int turns;
    }

    /** Nanoseconds of CPU time for one operation. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Medians {
        /** Of ours; read by JMH. */
        public long turn;
        /** Of the other side; read by JMH. */
        public long otherTurn;
    }

    @Benchmark
    public void encrypt(
            FieldEncrypt.Bare bare,
            FieldEncrypt.Sealing sealing,
            FieldEncrypt.Value value,
            Length length,
            Medians medians,
            Blackhole hole) {
        FieldEncrypt field = new FieldEncrypt();
        compare(length, medians, hole, () -> field.tacit(sealing, value), () -> field.limit(bare));
    }

    @Benchmark
    public void decrypt(
            FieldDecrypt.Bare bare, FieldDecrypt.Opening opening, Length length, Medians medians, Blackhole hole) {
        FieldDecrypt field = new FieldDecrypt();
        compare(length, medians, FieldDecrypt.VALUES, () -> field.tacit(opening, hole), () -> field.limit(bare, hole));
    }

    @Benchmark
    public void encryptFive(
            RecordOfFiveFields.OneField one,
            RecordOfFiveFields.Whole whole,
            Length length,
            Medians medians,
            Blackhole hole) {
        RecordOfFiveFields five = new RecordOfFiveFields();
        compare(length, medians, hole, () -> five.tacitEncryptFive(whole), () -> five.limitEncryptOne(one));
    }

    @Benchmark
    public void decryptFive(
            RecordOfFiveFields.OneField one,
            RecordOfFiveFields.Whole whole,
            Length length,
            Medians medians,
            Blackhole hole) {
        RecordOfFiveFields five = new RecordOfFiveFields();
        compare(length, medians, hole, () -> five.tacitDecryptFive(whole), () -> five.limitDecryptOne(one));
    }

    @Benchmark
    public void hit(
            ManySubjects.Visits visits,
            ManySubjects.Parts parts,
            ManySubjects.Sealed sealed,
            Length length,
            Medians medians,
            Blackhole hole) {
        ManySubjects people = new ManySubjects();
        compare(length, medians, hole, () -> people.tacit(visits, sealed), () -> decrypted(people, visits, parts));
    }

    @Benchmark
    public void miss(CacheMiss.Bare bare, CacheMiss.Sealed sealed, Length length, Medians medians, Blackhole hole) {
        CacheMiss people = new CacheMiss();
        compare(length, medians, hole, () -> people.tacit(sealed), () -> people.limit(bare));
    }

    private static byte[] decrypted(ManySubjects people, ManySubjects.Visits visits, ManySubjects.Parts parts) {
        try {
            return people.caffeineAndTink(visits, parts);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void compare(Length length, Medians medians, Blackhole hole, Supplier<?> ours, Supplier<?> other) {
        compare(length, medians, 1, () -> hole.consume(ours.get()), () -> hole.consume(other.get()));
    }

    /** @param operations how many each call does */
    private static void compare(Length length, Medians medians, int operations, Runnable ours, Runnable other) {
        long[] ofOurs = new long[length.turns];
        long[] ofOther = new long[length.turns];
        for (int turn = -2 * length.turns; turn < length.turns; turn++) {
            ofOurs[Math.max(0, turn)] = turn(ours) / operations;
            ofOther[Math.max(0, turn)] = turn(other) / operations;
        }
        medians.turn = median(ofOurs);
        medians.otherTurn = median(ofOther);
    }

    /** Returns the nanoseconds of a call. */
    private static long turn(Runnable call) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long calls = 0;
        long took;
        do {
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            calls += CALLS;
            took = THREADS.getCurrentThreadCpuTime() - begin;
        } while (took < TURN_NANOS);
        return took / calls;
    }

    private static long median(long[] figures) {
        long[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
