package dev.tacit.benchmarks.report;

import java.util.Optional;

/**
 * One comparison of ours with one other. Immutable.
 *
 * @param name unique; the question's name comes first
 * @param referenceMeasure of the same unit as {@code measure}, and the same one unless both sides take turns in one trial
 */
record Row(
        String name,
        Measure measure,
        String oursLabel,
        Trial ours,
        Measure referenceMeasure,
        String referenceLabel,
        Trial reference,
        Optional<Bar> bar) {}
