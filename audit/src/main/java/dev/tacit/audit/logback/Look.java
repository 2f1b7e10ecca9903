package dev.tacit.audit.logback;

import dev.tacit.detect.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a message has told: what is found in it, which may be nothing; or only where; or that more must be looked at than
 * its text.
 */
final class Look {
    /** The message may be written as it is, now and later. */
    static final Look CLEAN = new Look(List.of(), null);

    /** Something must be rendered, cut or escaped first, or an argument hides something that the text does not show. */
    static final Look UNTOLD = new Look(null, null);

    /** What is found in the formatted text; null if that is not told. */
    final @Nullable List<Finding> findings;

    /** The arguments that are found, each as a whole, so that nothing is found besides; null if that is not told. */
    final @Nullable FoundPlaces places;

    private Look(@Nullable List<Finding> findings, @Nullable FoundPlaces places) {
        this.findings = findings;
        this.places = places;
    }

    static Look found(List<Finding> findings) {
        return findings.isEmpty() ? CLEAN : new Look(findings, null);
    }

    static Look foundAt(FoundPlaces places) {
        return new Look(null, places);
    }
}
