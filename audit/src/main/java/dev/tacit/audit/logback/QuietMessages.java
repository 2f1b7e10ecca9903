package dev.tacit.audit.logback;

import dev.tacit.audit.logback.KnownShapes.Verdict;
import dev.tacit.audit.scrub.Scrubber;
import org.jspecify.annotations.Nullable;

/** Knows messages and values again in which nothing can be found, whatever their digits are. Thread-safe. */
final class QuietMessages {
    private final Scrubber scrubber;
    private final KnownShapes shapes = new KnownShapes();
    private final KnownShapes shapesWithFindings = new KnownShapes();

    QuietMessages(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    /** Returns by what a message is known again; 0 if it is not worth while, or cannot be. */
    long shape(Template template, @Nullable Object[] arguments) {
        return template.hasShapes() ? scrubber.shapeOf(template.number, template.apart, arguments) : 0;
    }

    /** Says whether an argument by itself is known to be quiet, or is found to be. */
    boolean isQuietAlone(Template template, @Nullable Object argument) {
        long shape = shapeAlone(template, argument);
        Verdict known = shape == 0 ? Verdict.LOUD : shapes.of(shape);
        if (known == Verdict.UNKNOWN) {
            template.tried();
            known = scrubber.isQuietScalar(argument) ? Verdict.QUIET : Verdict.LOUD;
            shapes.keep(shape, known == Verdict.QUIET);
        }
        return known == Verdict.QUIET;
    }

    /** Says whether an argument by itself is clean. */
    boolean isCleanAlone(Template template, @Nullable Object argument) {
        if (isQuietAlone(template, argument)) {
            template.knew();
            return true;
        }
        template.tried();
        return scrubber.isCleanScalar(argument);
    }

    /** Of all templates an argument alone is the same. */
    private long shapeAlone(Template template, @Nullable Object argument) {
        return template.hasShapes() ? scrubber.shapeOf(argument) : 0;
    }

    /** Says whether a message of this shape is known to be quiet. */
    boolean isKnown(long shape, Template template) {
        boolean quiet = shape != 0 && shapes.of(shape) == Verdict.QUIET;
        if (quiet) {
            template.knew();
        }
        return quiet;
    }

    /** Learns from a message that is clean, and was not known. */
    void learn(long shape, Template template, @Nullable Object[] arguments, String formatted) {
        template.tried();
        if (shape != 0 && shapes.of(shape) == Verdict.UNKNOWN) {
            shapes.keep(shape, isQuiet(template, arguments, formatted));
        }
    }

    /** Says whether in a line written as this one these places were found, and what was left was quiet. */
    boolean isKnown(FoundPlaces places, @Nullable Object[] arguments) {
        long shape = shape(places, arguments);
        return shape != 0 && shapesWithFindings.of(shape) == Verdict.QUIET;
    }

    /**
     * Learns from a line in which these places were found.
     *
     * @param labeled the arguments, of those that were found the label
     */
    void learn(FoundPlaces places, @Nullable Object[] arguments, @Nullable Object[] labeled) {
        places.tried();
        long shape = shape(places, arguments);
        if (shape != 0 && shapesWithFindings.of(shape) == Verdict.UNKNOWN) {
            shapesWithFindings.keep(
                    shape,
                    isQuiet(places.template, labeled) && isQuiet(places.template, places.spoken(arguments, labeled)));
        }
    }

    private boolean isQuiet(Template template, @Nullable Object[] arguments) {
        return isQuiet(template, arguments, template.fill(arguments));
    }

    private long shape(FoundPlaces places, @Nullable Object[] arguments) {
        return places.mayBeKnown(arguments)
                ? scrubber.shapeOf(places.number, places.template.apart, places.written(arguments))
                : 0;
    }

    /** An argument that the template touches is judged by itself too. */
    private boolean isQuiet(Template template, @Nullable Object[] arguments, String formatted) {
        for (int i = 0; i < arguments.length; i++) {
            boolean alone = !template.standsApart(i) && !Messages.isSmall(arguments[i]);
            if (alone && !isQuietAlone(template, arguments[i])) {
                return false;
            }
        }
        return scrubber.isQuiet(formatted);
    }
}
