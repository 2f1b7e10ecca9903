package dev.tacit.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Places values on an axis whose steps are powers of ten. Immutable. */
record LogScale(double lowest, double highest, double from, double to) {
    /** Returns the scale from the power of ten below the lowest value to the one above the highest. */
    static LogScale around(List<Double> values, double from, double to) {
        double lowest = values.stream().min(Double::compare).orElse(1.0);
        double highest = values.stream().max(Double::compare).orElse(10.0);
        double bottom = Math.pow(10, Math.floor(Math.log10(lowest)));
        double top = Math.pow(10, Math.ceil(Math.log10(highest)));
        return new LogScale(bottom, Math.max(top, bottom * 10), from, to);
    }

    double place(double value) {
        return from + (to - from) * Math.log10(value / lowest) / Math.log10(highest / lowest);
    }

    List<Double> powers() {
        List<Double> powers = new ArrayList<>();
        for (double power = lowest; power <= highest * 1.001; power *= 10) {
            powers.add(power);
        }
        return powers;
    }
}
