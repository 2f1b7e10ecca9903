package dev.tacit.benchmarks.report;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long is measured, and on how much.
 *
 * @param forks how often each trial is run, in a process of its own each time
 * @param peerForks the same for what no bar is held against
 * @param warmups how long each kind of benchmark runs before it is measured
 * @param quick whether fewer sizes and subjects are asked for
 */
record Scale(
        String label,
        int forks,
        int peerForks,
        Map<WarmUp, TimeValue> warmups,
        int measurements,
        TimeValue measurement,
        boolean quick) {
    /** Iterations of warm-up: more than one, for the benchmarks that do one piece of work in each. */
    private static final int WARMUPS = 8;

    /** Minutes. One fork, for on so little time a long warm-up tells more than a second fork would. */
    static Scale quickLook() {
        return new Scale("quick", 1, 1, milliseconds(700, 1_500, 4_200), 5, TimeValue.milliseconds(80), true);
    }

    /** Most of an hour. A log event is compiled for the last time after some seven million of them: as many seconds. */
    static Scale full() {
        return new Scale("full", 2, 1, milliseconds(1_500, 3_000, 12_000), 5, TimeValue.milliseconds(400), false);
    }

    private static Map<WarmUp, TimeValue> milliseconds(long brief, long longer, long longest) {
        return Map.of(
                WarmUp.ONE_SHOT, TimeValue.NONE,
                WarmUp.SHORT, TimeValue.milliseconds(brief),
                WarmUp.LONG, TimeValue.milliseconds(longer),
                WarmUp.LONGEST, TimeValue.milliseconds(longest));
    }

    /** Returns this scale with so many forks of what a bar is held against. */
    Scale withForks(int number) {
        return new Scale(label, number, Math.min(number, peerForks), warmups, measurements, measurement, quick);
    }

    /**
     * Returns this scale with a longer warm-up on a machine that others use too: what counts for the compiler is CPU time,
     * and a benchmark that is measured half compiled tells nothing. The quick look keeps its promise of minutes: its build
     * alone is load enough.
     *
     * @param load how many threads want to run, for each core
     */
    Scale onMachineWithLoad(double load) {
        double longer = quick ? 1 : Math.max(1, Math.min(load, 4));
        Map<WarmUp, TimeValue> stretched = warmups.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> stretched(entry.getValue(), longer)));
        return new Scale(label, forks, peerForks, stretched, measurements, measurement, quick);
    }

    private static TimeValue stretched(TimeValue time, double factor) {
        return TimeValue.milliseconds(Math.round(time.convertTo(TimeUnit.MILLISECONDS) * factor));
    }

    TimeValue warmup(WarmUp kind) {
        return warmups.getOrDefault(kind, TimeValue.NONE);
    }

    TimeValue warmupIteration(WarmUp kind) {
        return stretched(warmup(kind), 1.0 / WARMUPS);
    }

    int warmups(WarmUp kind) {
        return kind == WarmUp.ONE_SHOT ? 0 : WARMUPS;
    }

    int measurements(WarmUp kind) {
        return kind == WarmUp.ONE_SHOT ? 1 : measurements;
    }

    <T> T choose(T quickly, T fully) {
        return quick ? quickly : fully;
    }
}
