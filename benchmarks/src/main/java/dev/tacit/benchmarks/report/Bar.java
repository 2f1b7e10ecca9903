package dev.tacit.benchmarks.report;

import java.util.Locale;

/** What a ratio must not exceed, or must reach. Immutable. */
sealed interface Bar {
    /** Returns the number that the ratio is held against. */
    double value();

    boolean holds(double ours, double reference);

    /** Returns the bar in words, as it stands in the table. */
    String words();

    /** Ours takes at most so many times what the reference takes. */
    record AtMost(double value) implements Bar {
        @Override
        public boolean holds(double ours, double reference) {
            return ours <= value * reference;
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "at most %s×", shortest(value));
        }
    }

    /** Ours reaches at least this share of the reference's throughput; figures are times, so the ratio is turned over. */
    record ThroughputAtLeast(double value) implements Bar {
        @Override
        public boolean holds(double ours, double reference) {
            return reference >= value * ours;
        }

        @Override
        public String words() {
            return String.format(
                    Locale.ROOT, "at least %s of the throughput (at most %.2f×)", shortest(value), 1 / value);
        }
    }

    /** Ours takes no more than the reference, up to what the measurement itself adds. */
    record NothingMore(double value) implements Bar {
        @Override
        public boolean holds(double ours, double reference) {
            return ours - reference <= value;
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "nothing more (within %s)", shortest(value));
        }
    }

    private static String shortest(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
