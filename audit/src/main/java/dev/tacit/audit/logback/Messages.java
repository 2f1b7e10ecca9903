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
    private final FormattedText texts = new FormattedText();

    Messages(Scrubber scrubber, KnownTemplates templates, QuietMessages quiet) {
        this.scrubber = scrubber;
        this.templates = templates;
        this.quiet = quiet;
    }

    /**
     * Tells what is found in the formatted message, as far as one look can: see {@link Look}. Calls nothing of the host's.
     *
     * <p>A template with arguments is a constant of the program, one without may be anything. An argument that stands apart
     * is judged as it stands in the text, any other by itself too.
     */
    Look look(ILoggingEvent event) {
        @Nullable Object @Nullable [] arguments = event.getArgumentArray();
        String message = event.getMessage();
        if (message == null) {
            return arguments == null ? Look.CLEAN : Look.UNTOLD;
        }
        if (arguments == null) {
            return message.equals(event.getFormattedMessage()) ? lookAtWhole(message) : Look.UNTOLD;
        }
        Template template = templates.of(message);
        return template.hides == Hides.NOTHING ? look(event, template, arguments) : Look.UNTOLD;
    }

    /** Most messages without arguments are constants of the program. */
    private Look lookAtWhole(String message) {
        if (templates.isKnownClean(message)) {
            return Look.CLEAN;
        }
        if (!scrubber.isOneLine(message)) {
            return Look.UNTOLD;
        }
        Look look = Look.found(scrubber.findings(message), message);
        if (look == Look.CLEAN) {
            templates.keepClean(message);
        }
        return look;
    }

    private Look look(ILoggingEvent event, Template template, @Nullable Object[] arguments) {
        FoundPlaces places = template.foundPlaces();
        Look known = places == null ? Look.UNTOLD : lookAtPlaces(places, arguments.clone());
        if (known != Look.UNTOLD) {
            return known;
        }
        long shape = template.isPersonal() ? 0 : quiet.shape(template, arguments);
        if (quiet.isKnown(shape, template) && texts.settle(event, template, arguments)) {
            return Look.CLEAN;
        }
        boolean standsInText = areFinal(arguments) && areCleanIfTouched(arguments, template);
        return standsInText ? lookAtText(event, template, arguments, shape) : Look.UNTOLD;
    }

    /** @param arguments which nobody changes */
    private Look lookAtPlaces(FoundPlaces places, @Nullable Object[] arguments) {
        if (!quiet.isKnown(places, arguments)) {
            return Look.UNTOLD;
        }
        if (!places.areFound(arguments, scrubber)) {
            places.tried();
            return Look.UNTOLD;
        }
        places.knew();
        return Look.foundAt(places, arguments);
    }

    private Look lookAtText(ILoggingEvent event, Template template, @Nullable Object[] arguments, long shape) {
        String formatted = texts.of(event, template, arguments);
        Look look = found(formatted);
        if (look != Look.UNTOLD) {
            template.looked(look != Look.CLEAN);
        }
        if (look == Look.CLEAN) {
            texts.keep(event, template, formatted);
            quiet.learn(shape, template, arguments, formatted);
        }
        return look;
    }

    /** Neither a clean template nor its arguments break the line, so the text that they make does not. */
    private Look found(String formatted) {
        return formatted.length() <= Scrubber.MAX_CHARS
                ? Look.found(scrubber.findings(formatted), formatted)
                : Look.UNTOLD;
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

    /** Returns the message of an event of which {@link #look} has told this. */
    FrozenMessage freeze(ILoggingEvent event, Look look) {
        String message = event.getMessage();
        @Nullable Object @Nullable [] arguments = event.getArgumentArray();
        if (look == Look.CLEAN) {
            return new FrozenMessage(
                    message, arguments == null ? null : arguments.clone(), event.getFormattedMessage());
        }
        if (message == null) {
            return new FrozenMessage(null, frozen(arguments), null);
        }
        List<Finding> found = look.findings;
        if (arguments == null) {
            return whole(found == null ? scrubber.text(message) : scrubber.text(message, found));
        }
        if (look.places != null && look.arguments != null) {
            return freeze(look.places, look.arguments);
        }
        return found == null || look.text == null
                ? freeze(message, frozen(arguments))
                : freeze(look.text, templates.of(message), arguments, found);
    }

    private FrozenMessage freeze(FoundPlaces places, @Nullable Object[] arguments) {
        places.replace(arguments, scrubber);
        String text = places.template.fill(arguments);
        return text.length() <= Scrubber.MAX_CHARS
                ? new FrozenMessage(places.template.text, arguments, text)
                : whole(scrubber.text(text));
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
        if (!isClean(text, template, shown.labeled)) {
            return whole(scrubber.text(text));
        }
        if (shown.labeled != null) {
            learn(template, arguments, shown.categories, shown.labeled);
        }
        return new FrozenMessage(template.text, shown.arguments, text);
    }

    /** Learns from a line of which nothing was found but arguments, each as a whole. */
    private void learn(
            Template template,
            @Nullable Object[] arguments,
            @Nullable String[] categories,
            @Nullable Object[] labeled) {
        FoundPlaces places = template.foundPlaces(categories);
        if (places == null && template.isSteady()) {
            template.note(new FoundPlaces(templates.newNumber(), template, arguments, categories, scrubber));
        } else if (places != null && places.mayBeKnown(arguments)) {
            quiet.learn(places, arguments, labeled);
        }
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
