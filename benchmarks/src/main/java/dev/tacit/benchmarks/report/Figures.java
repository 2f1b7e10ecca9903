package dev.tacit.benchmarks.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;

/** What one operation took, by each measure that its benchmark can tell. Immutable. */
record Figures(Map<Measure, Double> values) {
    Figures {
        values = Map.copyOf(values);
    }

    static Figures of(IterationResult iteration) {
        return each(measure -> measure.in(iteration));
    }

    /** Returns, of each figure, the median: one bad fork among several does not count. */
    static Figures median(List<Figures> several) {
        return each(measure -> median(several, measure));
    }

    /** Returns the figure by this measure; {@code NaN} if the benchmark cannot tell. */
    double by(Measure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }

    private static Figures each(ToDoubleFunction<Measure> figure) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            double value = figure.applyAsDouble(measure);
            if (!Double.isNaN(value)) {
                values.put(measure, value);
            }
        }
        return new Figures(values);
    }

    private static double median(List<Figures> several, Measure measure) {
        double[] sorted = several.stream()
                .mapToDouble(figures -> figures.by(measure))
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
