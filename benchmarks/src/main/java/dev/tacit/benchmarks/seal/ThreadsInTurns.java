package dev.tacit.benchmarks.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does it cost to encrypt 1 KiB while another thread does the same: on one vault, and with a bare cipher for each thread?
 * Both threads do the one for ten milliseconds and then the other, for the reason that {@link InTurns} gives. Time on the
 * wall, in which a thread that waits for the other would show.
 */
@BenchmarkMode(Mode.SingleShotTime)
@State(Scope.Benchmark)
public class ThreadsInTurns {
    private static final int THREADS = 2;
    private static final int SIZE = 1024;
    private static final long TURN_NANOS = 10_000_000;
    private static final int CALLS = 50;

    /** How many turns of each side are measured; four times as many come before, in which the compiler does its work. */
    @Param({"200"})
    int turns;

    /** Nanoseconds for one encryption. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Medians {
        /** Of ours; read by JMH. */
        public long wallTurn;
        /** Of the other side; read by JMH. */
        public long otherWallTurn;
    }

    @Benchmark
    public void encrypt(FieldEncrypt.Sealing sealing, Medians medians, Blackhole hole)
            throws InterruptedException, ExecutionException {
        CyclicBarrier begin = new CyclicBarrier(THREADS);
        long[][] ofOurs = new long[THREADS][turns];
        long[][] ofOther = new long[THREADS][turns];
        List<Callable<Void>> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            long[] ours = ofOurs[thread];
            long[] other = ofOther[thread];
            threads.add(() -> takeTurns(begin, sealing, ours, other, hole));
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> ended : pool.invokeAll(threads)) {
                Void unused = ended.get(); // what one of them failed of fails the benchmark
            }
        } finally {
            pool.shutdownNow();
        }
        medians.wallTurn = median(ofOurs);
        medians.otherWallTurn = median(ofOther);
    }

    private @Nullable Void takeTurns(
            CyclicBarrier begin, FieldEncrypt.Sealing sealing, long[] ofOurs, long[] ofOther, Blackhole hole)
            throws Exception {
        FieldEncrypt field = new FieldEncrypt();
        FieldEncrypt.Bare bare = new FieldEncrypt.Bare();
        bare.size = SIZE;
        bare.fill();
        FieldEncrypt.Value value = new FieldEncrypt.Value();
        value.size = SIZE;
        value.fill();
        for (int turn = -4 * turns; turn < turns; turn++) {
            ofOurs[Math.max(0, turn)] = turn(begin, () -> field.tacit(sealing, value), hole);
            ofOther[Math.max(0, turn)] = turn(begin, () -> field.limit(bare), hole);
        }
        return null;
    }

    private static long turn(CyclicBarrier begin, Supplier<byte[]> call, Blackhole hole) throws Exception {
        int unused = begin.await(1, TimeUnit.MINUTES);
        long start = System.nanoTime();
        long calls = 0;
        long sum = 0;
        long took;
        do {
            for (int i = 0; i < CALLS; i++) {
                sum += call.get()[SIZE];
            }
            calls += CALLS;
            took = System.nanoTime() - start;
        } while (took < TURN_NANOS);
        hole.consume(sum);
        return took / calls;
    }

    private static long median(long[][] figures) {
        long[] sorted =
                Arrays.stream(figures).flatMapToLong(Arrays::stream).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
