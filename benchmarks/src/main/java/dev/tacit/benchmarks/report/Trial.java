package dev.tacit.benchmarks.report;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One benchmark method with its parameters: what one fork runs. Immutable.
 *
 * @param benchmark class and method, below {@code dev.tacit.benchmarks}
 * @param warmUp how long it runs before it is measured
 * @param collector what takes its garbage away
 */
record Trial(String benchmark, Map<String, String> parameters, int threads, WarmUp warmUp, Collector collector) {
    private static final String ROOT = "dev.tacit.benchmarks.";

    Trial {
        parameters = Map.copyOf(parameters);
    }

    String fullName() {
        return ROOT + benchmark;
    }

    /** Returns the regular expression by which JMH finds this benchmark alone. */
    String include() {
        return "^" + Pattern.quote(fullName()) + "$";
    }
}
