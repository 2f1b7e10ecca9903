/** What removing on time costs. Read {@link dev.tacit.benchmarks.retention.SweepOrders} first. */
@NullMarked
package dev.tacit.benchmarks.retention;

import org.jspecify.annotations.NullMarked;
