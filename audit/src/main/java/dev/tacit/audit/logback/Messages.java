package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tacit.audit.logback.FoundArguments.Shown;
import dev.tacit.audit.logback.Template.Hides;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.detect.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/** Looks at templates, arguments and the text that they make together. Thread-safe. */
final class Messages {
    /** Six digits are nobody's, unless what stands before them says so; the whole text shows that. */
    private static final long SMALL = 1_000_000;

    private final Scrubber scrubber;
    private final KnownTemplates templates;
    private final QuietMessages quiet;

    Messages(Scrubber scrubber, KnownTemplates templates, QuietMessages quiet) {
        this.scrubber = scrubber;
        this.templates = templates;
        this.quiet = quiet;
    }

    /**
     * Returns what is found in the formatted message: nothing, if the message may be written as it is, now and later. Null if
     * that cannot be told by one look: something must be rendered, cut or escaped first, or an argument hides something that
     * the text does not show. Calls nothing of the host's.
     *
     * <p>A template with arguments is a constant of the program, one without may be anything. An argument that stands apart
     * is judged as it stands in the text, any other by itself too.
     */
    @Nullable
    List<Finding> look(ILoggingEvent event) {
        @Nullable Object @Nullable [] arguments = event.getArgumentArray();
        String message = event.getMessage();
        if (message == null) {
            return arguments == null ? List.of() : null;
        }
        if (arguments == null) {
            return lookAtWhole(message);
        }
        Template template = templates.of(message);
        return template.hides == Hides.NOTHING ? look(event, template, arguments) : null;
    }

    /** Most messages without arguments are constants of the program. */
    private @Nullable List<Finding> lookAtWhole(String message) {
        if (templates.isKnownClean(message)) {
            return List.of();
        }
        List<Finding> found = scrubber.isOneLine(message) ? scrubber.findings(message) : null;
        if (found != null && found.isEmpty()) {
            templates.keepClean(message);
        }
        return found;
    }

    private @Nullable List<Finding> look(ILoggingEvent event, Template template, @Nullable Object[] arguments) {
        long shape = template.isPersonal() ? 0 : quiet.shape(template, arguments);
        if (quiet.isKnown(shape, template)) {
            String unused = event.getFormattedMessage(); // made now: the host may change its array later
            return List.of();
        }
        boolean standsInText = areFinal(arguments) && areCleanIfTouched(arguments, template);
        List<Finding> found = standsInText ? found(event.getFormattedMessage()) : null;
        if (found != null) {
            template.looked(!found.isEmpty());
            if (found.isEmpty()) {
                quiet.learn(shape, template, arguments, event.getFormattedMessage());
            }
        }
        return found;
    }

    /** Neither a clean template nor its arguments break the line, so the text that they make does not. */
    private @Nullable List<Finding> found(String formatted) {
        return formatted.length() <= Scrubber.MAX_CHARS ? scrubber.findings(formatted) : null;
    }

    private boolean areFinal(@Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument instanceof String text ? !scrubber.isOneLine(text) : !scrubber.isFinal(argument)) {
                return false;
            }
        }
        return true;
    }

    private boolean areCleanIfTouched(@Nullable Object[] arguments, Template template) {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            boolean touched = !template.standsApart(i) && !isSmall(argument);
            if (touched && !quiet.isQuietAlone(template, argument) && !scrubber.isCleanScalar(argument)) {
                return false;
            }
        }
        return true;
    }

    static boolean isSmall(@Nullable Object argument) {
        return (argument instanceof Integer i && i > -SMALL && i < SMALL)
                || (argument instanceof Long l && l > -SMALL && l < SMALL);
    }

    /** Returns the message of an event of which {@link #look} has said this. */
    FrozenMessage freeze(ILoggingEvent event, @Nullable List<Finding> found) {
        String message = event.getMessage();
        @Nullable Object @Nullable [] arguments = event.getArgumentArray();
        if (found != null && found.isEmpty()) {
            return new FrozenMessage(
                    message, arguments == null ? null : arguments.clone(), event.getFormattedMessage());
        }
        if (message == null) {
            return new FrozenMessage(null, frozen(arguments), null);
        }
        if (arguments == null) {
            return whole(found == null ? scrubber.text(message) : scrubber.text(message, found));
        }
        return found == null
                ? freeze(message, frozen(arguments))
                : freeze(event.getFormattedMessage(), templates.of(message), arguments, found);
    }

    /** Looks at each argument by itself, and at what the frozen ones make together. */
    private FrozenMessage freeze(String message, @Nullable Object @Nullable [] frozen) {
        Hides hides = templates.of(message).hides;
        String template = hides == Hides.SOMETHING ? scrubber.text(message) : message;
        String formatted = MessageFormatter.arrayFormat(template, frozen, null).getMessage();
        return hides == Hides.NOTHING && scrubber.isClean(formatted)
                ? new FrozenMessage(message, frozen, formatted)
                : whole(scrubber.text(formatted));
    }

    /** Replaces what was found within the arguments; of what is more than one argument only the whole text can be shown. */
    private FrozenMessage freeze(
            String formatted, Template template, @Nullable Object[] arguments, List<Finding> found) {
        FoundArguments within = FoundArguments.of(template, arguments, formatted.length(), found);
        if (within == null) {
            return whole(scrubber.text(formatted, found));
        }
        Shown shown = within.shownBy(scrubber);
        String text = template.fill(shown.arguments);
        return isClean(text, template, shown.labeled)
                ? new FrozenMessage(template.text, shown.arguments, text)
                : whole(scrubber.text(text));
    }

    /**
     * Says whether nothing is left of a line in which findings were replaced. What is left was next to them when it was looked at,
     * and may be something now that they are gone: a number that ran into another. So it is looked at again, unless the same line
     * with the labels of what was replaced, and other digits, was looked at before. That tokens stand there instead makes nothing
     * else of what is left: a token is clean by itself, and like a label it ends at its brackets.
     *
     * @param labeled the arguments, of those that were found the label; null if more than them was there
     */
    private boolean isClean(String text, Template template, @Nullable Object @Nullable [] labeled) {
        long shape = labeled == null ? 0 : quiet.shape(template, labeled);
        if (quiet.isKnown(shape, template) && text.length() <= Scrubber.MAX_CHARS) {
            return true;
        }
        boolean clean = scrubber.isClean(text);
        if (labeled != null && clean) {
            quiet.learn(shape, template, labeled, template.fill(labeled));
        }
        return clean;
    }

    private static FrozenMessage whole(String text) {
        return new FrozenMessage(text, null, text);
    }

    private @Nullable Object @Nullable [] frozen(@Nullable Object @Nullable [] arguments) {
        if (arguments == null) {
            return null;
        }
        @Nullable Object[] frozen = new @Nullable Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            frozen[i] = isSmall(arguments[i]) ? arguments[i] : scrubber.value(arguments[i]);
        }
        return frozen;
    }
}
