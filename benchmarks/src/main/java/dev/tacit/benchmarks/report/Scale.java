package dev.tacit.benchmarks.report;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long is measured, and on how much.
 *
 * @param forks how often each trial is run, in a process of its own each time
 * @param peerForks the same for what no bar is held against
 */
record Scale(
        String label,
        int forks,
        int peerForks,
        int warmups,
        TimeValue warmup,
        int measurements,
        TimeValue measurement,
        boolean quick) {
    /** Minutes: fewer forks, shorter iterations, fewer sizes and subjects. */
    static Scale quickLook() {
        return new Scale("quick", 2, 1, 2, TimeValue.milliseconds(450), 3, TimeValue.milliseconds(120), true);
    }

    /** About an hour. */
    static Scale full() {
        return new Scale("full", 5, 3, 4, TimeValue.seconds(1), 5, TimeValue.seconds(1), false);
    }

    /**
     * Returns this scale with a longer warm-up on a machine that others use too: what counts for the compiler is CPU time,
     * and a benchmark that is measured half compiled tells nothing.
     *
     * @param load how many threads want to run, for each core
     */
    Scale onMachineWithLoad(double load) {
        long milliseconds = Math.round(warmup.convertTo(TimeUnit.MILLISECONDS) * Math.max(1, Math.min(load, 4)));
        return new Scale(
                label,
                forks,
                peerForks,
                warmups,
                TimeValue.milliseconds(milliseconds),
                measurements,
                measurement,
                quick);
    }

    <T> T choose(T quickly, T fully) {
        return quick ? quickly : fully;
    }
}
