package dev.tacit.processor.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes what the checks find, and decides what becomes of it: reported, accepted by the baseline, or written to it.
 *
 * <p>Not thread-safe; one compilation has one.
 */
public final class Findings {
    private final Settings settings;
    private final Check.By half;
    private final Optional<Baseline> baseline;
    private final List<Finding> toWrite = new ArrayList<>();

    private Findings(Settings settings, Check.By half, Optional<Baseline> baseline) {
        this.settings = settings;
        this.half = half;
        this.baseline = baseline;
    }

    /**
     * Returns the findings of one half of the checks.
     *
     * @throws IOException if the baseline is there and cannot be read
     */
    public static Findings of(Settings settings, Check.By half) throws IOException {
        Optional<Baseline> baseline = settings.baseline().isPresent()
                ? Optional.of(Baseline.read(settings.baseline().get()))
                : Optional.empty();
        return new Findings(settings, half, baseline);
    }

    /** Says whether anybody wants to know of this check. */
    public boolean wants(Check check) {
        return settings.severityOf(check) != Severity.OFF;
    }

    /** Takes a finding and returns how to report it now; empty: not at all. */
    public Optional<Severity> take(Finding finding) {
        if (!wants(finding.check())) {
            return Optional.empty();
        }
        if (finding.check().canBeSilenced()) {
            if (settings.writesBaseline()) {
                toWrite.add(finding);
                return Optional.empty();
            }
            if (baseline.filter(known -> known.accepts(finding)).isPresent()) {
                return Optional.empty();
            }
        }
        return Optional.of(settings.severityOf(finding.check()));
    }

    /**
     * Writes the baseline, if the build asks for that, and returns how many findings it then accepts from this half.
     *
     * @throws IOException if the file cannot be written
     */
    public Optional<Integer> writeBaseline() throws IOException {
        if (!settings.writesBaseline() || settings.baseline().isEmpty()) {
            return Optional.empty();
        }
        Baseline.read(settings.baseline().get()).write(half, toWrite);
        return Optional.of(toWrite.size());
    }
}
