package dev.tacit.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/**
 * What one row came to. Immutable.
 *
 * @param status empty if it was measured, else why not
 */
record Answer(Row row, Optional<Figures> oursFigures, Optional<Figures> referenceFigures, String status) {
    static final String NOT_BUILT = "not built yet";

    boolean measured() {
        return status.isEmpty();
    }

    double ours() {
        return oursFigures.orElseThrow().by(row.measure());
    }

    double reference() {
        return referenceFigures.orElseThrow().by(row.referenceMeasure());
    }

    /** Returns how many times the reference ours is; empty if the reference is nothing. */
    Optional<Double> ratio() {
        return reference() > 0 ? Optional.of(ours() / reference()) : Optional.empty();
    }

    /** Tells whether the bar holds; empty where there is none, or nothing was measured. */
    Optional<Boolean> holds() {
        return measured() ? row.bar().map(bar -> bar.holds(ours(), reference())) : Optional.empty();
    }

    boolean missesItsBar() {
        return holds().filter(held -> !held).isPresent();
    }

    /** Says in one plain sentence that the bar is missed. */
    String missed() {
        Bar bar = row.bar().orElseThrow();
        return String.format(
                Locale.ROOT,
                "MISSED: %s takes %s %s where %s takes %s; that is %s, and the bar is %s. (%s)",
                row.oursLabel(),
                Numbers.short3(ours()),
                row.measure().unit(),
                row.referenceLabel(),
                Numbers.short3(reference()),
                ratio().map(ratio -> Numbers.short3(ratio) + "×").orElse("more than nothing"),
                bar.words(),
                row.name());
    }
}
