package dev.tacit.audit.testkit;

import java.util.List;

/**
 * What became of the canaries. Without sinks nothing was checked, and no leak says nothing. Immutable.
 *
 * @param sinks the names of all appenders that write, in their order
 * @param unreached the names of those that no canary reached, or not all within 10 seconds: nothing is shown about them
 * @param leaks the canaries that came through, without those that are expected to
 */
public record LogCanaryReport(List<String> sinks, List<String> unreached, List<Leak> leaks) {
    /** Copies the lists. */
    public LogCanaryReport {
        sinks = List.copyOf(sinks);
        unreached = List.copyOf(unreached);
        leaks = List.copyOf(leaks);
    }
}
