package dev.tacit.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one operation took. Immutable.
 *
 * @param wall nanoseconds on the wall
 * @param workerCpu nanoseconds of CPU time of the benchmark's own threads
 * @param processCpu nanoseconds of CPU time of the process
 * @param allocated bytes allocated by the benchmark's own threads
 */
record Figures(double wall, double workerCpu, double processCpu, double allocated) {
    /** Returns, of each figure, the median: one bad fork among several does not count. */
    static Figures median(List<Figures> forks) {
        return new Figures(
                median(forks, Figures::wall),
                median(forks, Figures::workerCpu),
                median(forks, Figures::processCpu),
                median(forks, Figures::allocated));
    }

    private static double median(List<Figures> forks, ToDoubleFunction<Figures> figure) {
        double[] sorted = forks.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
