package dev.tacit.benchmarks.report;

/** The garbage collector that a fork runs with; the same one for all who are compared. */
enum Collector {
    /** Small and steady: for whoever keeps little. */
    SERIAL("-XX:+UseSerialGC"),

    /**
     * What the JDK takes by itself from two processors and 2 GB on. It moves an object together with those it refers to, where
     * the serial one moves all of one kind and then all of the next: with a hundred thousand keys in memory that shows.
     */
    G1("-XX:+UseG1GC");

    private final String option;

    Collector(String option) {
        this.option = option;
    }

    /** Returns the option by which a Java process is told. */
    String option() {
        return option;
    }
}
