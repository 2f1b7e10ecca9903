package dev.tacit.benchmarks.report;

import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** What of an operation is compared. */
enum Measure {
    /** CPU time of the threads that run the benchmark: blind to what else the machine does, and to the garbage collector. */
    WORKER_CPU("ns CPU/op", secondary(CpuTime.WORKER)),
    /** CPU time of the whole process, so with the garbage collector and with threads of the subject's own. */
    PROCESS_CPU("ns process CPU/op", secondary(CpuTime.PROCESS)),
    /** Time on the wall: for what waits for a disk or for other threads. */
    WALL("ns/op", iteration -> iteration.getPrimaryResult().getScore()),
    /** Time on the wall that one operation in a hundred exceeds; of benchmarks that time operations one by one. */
    P99(
            "ns/op, 99th percentile",
            iteration -> iteration.getPrimaryResult().getStatistics().getPercentile(99)),
    /** The same of benchmarks that have two things take turns, in a counter called {@code p99}: of ours. */
    P99_IN_TURNS("ns/op, 99th percentile", secondary("p99")),
    /** And of what ours took turns with, in a counter called {@code p99Other}. */
    P99_OTHER_TURNS("ns/op, 99th percentile", secondary("p99Other")),
    /** CPU time in benchmarks that have two things take turns, in a counter called {@code turn}: of ours. */
    CPU_IN_TURNS("ns CPU/op", secondary("turn")),
    /** And of what ours took turns with, in a counter called {@code otherTurn}. */
    CPU_OTHER_TURNS("ns CPU/op", secondary("otherTurn")),
    /** Time on the wall in the same, in a counter called {@code wallTurn}: of ours. */
    WALL_IN_TURNS("ns/op", secondary("wallTurn")),
    /** And of what ours took turns with, in a counter called {@code otherWallTurn}. */
    WALL_OTHER_TURNS("ns/op", secondary("otherWallTurn")),
    /** Bytes allocated by the benchmark's own threads. */
    ALLOCATION("B/op", secondary("gc.alloc.rate.norm")),
    /** The most bytes that were live at any time, of benchmarks that look, in a counter called {@code peakBytes}. */
    LIVE_HEAP("B live at most", secondary("peakBytes"));

    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // each holds nothing but a name
    private final ToDoubleFunction<IterationResult> figure;

    Measure(String unit, ToDoubleFunction<IterationResult> figure) {
        this.unit = unit;
        this.figure = figure;
    }

    String unit() {
        return unit;
    }

    double in(IterationResult iteration) {
        return figure.applyAsDouble(iteration);
    }

    private static ToDoubleFunction<IterationResult> secondary(String name) {
        return iteration -> {
            Result<?> result = iteration.getSecondaryResults().get(name);
            return result == null ? Double.NaN : result.getScore();
        };
    }
}
