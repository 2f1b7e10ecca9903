package dev.tacit.benchmarks.report;

import java.util.Optional;

/**
 * One comparison of ours with one other. Immutable.
 *
 * @param name unique; the question's name comes first
 */
record Row(
        String name,
        Measure measure,
        String oursLabel,
        Trial ours,
        String referenceLabel,
        Trial reference,
        Optional<Bar> bar) {}
