package dev.tacit.benchmarks.seal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does the vault take beside the limit, if both run in one process and take turns of ten milliseconds? Two processes
 * that run one after the other meet different neighbors: their ratios differ by a quarter from run to run. So the bars are
 * held against these. Each side's figure is the median over the {@link Turns} that count, once all is compiled.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class InTurns {
    private static final long TURN_NANOS = 10_000_000;
    private static final int CALLS = 50;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How long is measured. */
    @State(Scope.Thread)
    public static class Length {
        /** How many turns are to count; four times as many come before, in which the compiler does its work. */
        @Param({"100"})
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
        /** No nanoseconds: how many turns in a hundred count; read by JMH. */
        public long quietPercent;
        /** Of the quietest turn; read by JMH. */
        public long yardstick;
    }

    private interface Call {
        void run() throws Exception;
    }

    @Benchmark
    public void encrypt(
            FieldEncrypt.Bare bare,
            FieldEncrypt.Sealing sealing,
            FieldEncrypt.Value value,
            Length length,
            Medians medians,
            Blackhole hole)
            throws Exception {
        FieldEncrypt field = new FieldEncrypt();
        compare(
                length,
                medians,
                hole,
                1,
                () -> hole.consume(field.tacit(sealing, value)),
                () -> hole.consume(field.limit(bare)));
    }

    @Benchmark
    public void decrypt(
            FieldDecrypt.Bare bare, FieldDecrypt.Opening opening, Length length, Medians medians, Blackhole hole)
            throws Exception {
        FieldDecrypt field = new FieldDecrypt();
        compare(
                length,
                medians,
                hole,
                FieldDecrypt.VALUES,
                () -> field.tacit(opening, hole),
                () -> field.limit(bare, hole));
    }

    @Benchmark
    public void encryptFive(
            RecordOfFiveFields.OneField one,
            RecordOfFiveFields.Whole whole,
            Length length,
            Medians medians,
            Blackhole hole)
            throws Exception {
        RecordOfFiveFields five = new RecordOfFiveFields();
        compare(
                length,
                medians,
                hole,
                1,
                () -> hole.consume(five.tacitEncryptFive(whole)),
                () -> hole.consume(five.limitEncryptOne(one)));
    }

    @Benchmark
    public void decryptFive(
            RecordOfFiveFields.OneField one,
            RecordOfFiveFields.Whole whole,
            Length length,
            Medians medians,
            Blackhole hole)
            throws Exception {
        RecordOfFiveFields five = new RecordOfFiveFields();
        compare(
                length,
                medians,
                hole,
                1,
                () -> hole.consume(five.tacitDecryptFive(whole)),
                () -> hole.consume(five.limitDecryptOne(one)));
    }

    @Benchmark
    public void hit(
            ManySubjects.Visits visits,
            ManySubjects.Parts parts,
            ManySubjects.Sealed sealed,
            Length length,
            Medians medians,
            Blackhole hole)
            throws Exception {
        ManySubjects people = new ManySubjects();
        compare(
                length,
                medians,
                hole,
                1,
                () -> hole.consume(people.tacit(visits, sealed)),
                () -> hole.consume(people.caffeineAndTink(visits, parts)));
    }

    @Benchmark
    public void miss(CacheMiss.Bare bare, CacheMiss.Sealed sealed, Length length, Medians medians, Blackhole hole)
            throws Exception {
        CacheMiss people = new CacheMiss();
        compare(
                length,
                medians,
                hole,
                1,
                () -> hole.consume(people.tacit(sealed)),
                () -> hole.consume(people.limit(bare)));
    }

    /** @param operations how many each call does */
    private static void compare(Length length, Medians medians, Blackhole hole, int operations, Call ours, Call other)
            throws Exception {
        Turns turns = Turns.take(4 * length.turns, length.turns, () -> {
            long before = Yardstick.nanos(hole);
            long ofOurs = nanos(ours);
            long between = Yardstick.nanos(hole);
            long ofOther = nanos(other);
            long after = Yardstick.nanos(hole);
            long noise = Math.max(between, Math.max(before, after));
            return new Turn(noise, ofOurs / operations, ofOther / operations);
        });
        medians.turn = turns.ours();
        medians.otherTurn = turns.other();
        medians.quietPercent = turns.quietPercent();
        medians.yardstick = turns.yardstick();
    }

    /** Returns the nanoseconds of a call. */
    private static long nanos(Call call) throws Exception {
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
}
