package dev.tacit.benchmarks.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
 * What does it cost to encrypt 1 KiB while another thread does the same: on one vault, and with a bare cipher for each thread?
 * Both threads do the one for four milliseconds and then the other, for the reason that {@link InTurns} gives. Time on the
 * wall, in which a thread that waits for the other would show.
 */
@BenchmarkMode(Mode.SingleShotTime)
@State(Scope.Benchmark)
public class ThreadsInTurns {
    private static final int THREADS = 2;
    private static final int SIZE = 1024;
    /** Short, since both cores must be ours alone for as long. */
    private static final long TURN_NANOS = 4_000_000;

    private static final int CALLS = 50;

    /** How many turns are to count; eight times as many come before, in which the compiler does its work. */
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
        /** No nanoseconds: how many turns in a hundred count; read by JMH. */
        public long quietPercent;
        /** Of the quietest turn; read by JMH. */
        public long yardstick;
    }

    @Benchmark
    public void encrypt(FieldEncrypt.Sealing sealing, Medians medians, Blackhole hole) throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<OneThread> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            threads.add(new OneThread(sealing, together, hole));
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            Turns taken = Turns.take(8 * turns, turns, () -> {
                List<Turn> ofThreads = new ArrayList<>();
                for (Future<Turn> turn : pool.invokeAll(threads)) {
                    ofThreads.add(turn.get()); // what one of them failed of fails the benchmark
                }
                return Turn.of(ofThreads);
            });
            medians.wallTurn = taken.ours();
            medians.otherWallTurn = taken.other();
            medians.quietPercent = taken.quietPercent();
            medians.yardstick = taken.yardstick();
        } finally {
            pool.shutdownNow();
        }
    }

    /** What one of the threads does in a turn. */
    private static final class OneThread implements Callable<Turn> {
        private final FieldEncrypt field = new FieldEncrypt();
        private final FieldEncrypt.Bare bare = new FieldEncrypt.Bare();
        private final FieldEncrypt.Value value = new FieldEncrypt.Value();
        private final FieldEncrypt.Sealing sealing;
        private final CyclicBarrier together;
        private final Blackhole hole;

        OneThread(FieldEncrypt.Sealing sealing, CyclicBarrier together, Blackhole hole) {
            this.sealing = sealing;
            this.together = together;
            this.hole = hole;
            bare.size = SIZE;
            bare.fill();
            value.size = SIZE;
            value.fill();
        }

        @Override
        public Turn call() throws Exception {
            long before = yardstick();
            long ours = nanos(() -> field.tacit(sealing, value));
            long between = yardstick();
            long other = nanos(() -> field.limit(bare));
            long after = yardstick();
            return new Turn(Math.max(between, Math.max(before, after)), ours, other);
        }

        private long yardstick() throws Exception {
            int unused = together.await(1, TimeUnit.MINUTES);
            return Yardstick.nanos(hole);
        }

        private long nanos(Supplier<byte[]> call) throws Exception {
            int unused = together.await(1, TimeUnit.MINUTES);
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
    }
}
