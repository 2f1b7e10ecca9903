/** Runs the benchmarks beside each other and says what came out. Read {@link dev.tacit.benchmarks.report.Questions} first. */
@NullMarked
package dev.tacit.benchmarks.report;

import org.jspecify.annotations.NullMarked;
