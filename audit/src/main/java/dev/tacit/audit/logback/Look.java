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
    static final Look CLEAN = new Look(List.of(), null, null, null);

    /** Something must be rendered, cut or escaped first, or an argument hides something that the text does not show. */
    static final Look UNTOLD = new Look(null, null, null, null);

    /** What is found in the text; null if that is not told. */
    final @Nullable List<Finding> findings;

    /** The text in which that is found. */
    final @Nullable String text;

    /** The arguments that are found, each as a whole, so that nothing is found besides; null if that is not told. */
    final @Nullable FoundPlaces places;

    /** With those places: a copy, so that what was looked at is what is shown. */
    final @Nullable Object @Nullable [] arguments;

    private Look(
            @Nullable List<Finding> findings,
            @Nullable String text,
            @Nullable FoundPlaces places,
            @Nullable Object @Nullable [] arguments) {
        this.findings = findings;
        this.text = text;
        this.places = places;
        this.arguments = arguments;
    }

    static Look found(List<Finding> findings, String text) {
        return findings.isEmpty() ? CLEAN : new Look(findings, text, null, null);
    }

    static Look foundAt(FoundPlaces places, @Nullable Object[] copy) {
        return new Look(null, null, places, copy);
    }
}
