package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tacit.audit.logback.Template.Hides;
import dev.tacit.audit.scrub.Scrubber;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/** Looks at templates, arguments and the text that they make together. Thread-safe. */
final class Messages {
    /** Six digits are nobody's, unless what stands before them says so; the whole text shows that. */
    private static final long SMALL = 1_000_000;

    private final Scrubber scrubber;
    private final KnownTemplates templates;

    Messages(Scrubber scrubber) {
        this.scrubber = scrubber;
        this.templates = new KnownTemplates(scrubber);
    }

    /**
     * Says whether nothing is found in the message and its arguments can neither change nor show more later. Calls nothing
     * of the host's.
     *
     * <p>A template with arguments is a constant of the program, one without may be anything. An argument that stands apart
     * is judged as it stands in the text, any other by itself too.
     */
    boolean isClean(ILoggingEvent event) {
        @Nullable Object @Nullable [] arguments = event.getArgumentArray();
        String message = event.getMessage();
        if (arguments == null || message == null) {
            return arguments == null && scrubber.isClean(message);
        }
        Template template = templates.of(message);
        return template.hides == Hides.NOTHING
                && areFinal(arguments)
                && scrubber.isClean(event.getFormattedMessage())
                && areClean(arguments, template);
    }

    private boolean areFinal(@Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (!scrubber.isFinal(argument)) {
                return false;
            }
        }
        return true;
    }

    private boolean areClean(@Nullable Object[] arguments, Template template) {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (!template.standsApart(i) && !isSmall(argument) && !scrubber.isCleanScalar(argument)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(@Nullable Object argument) {
        return (argument instanceof Integer i && i > -SMALL && i < SMALL)
                || (argument instanceof Long l && l > -SMALL && l < SMALL);
    }

    /** Returns the message of an event of which {@link #isClean} has said this. */
    FrozenMessage freeze(ILoggingEvent event, boolean isClean) {
        String message = event.getMessage();
        @Nullable Object @Nullable [] arguments = event.getArgumentArray();
        if (isClean) {
            return new FrozenMessage(
                    message, arguments == null ? null : arguments.clone(), event.getFormattedMessage());
        }
        if (message == null) {
            return new FrozenMessage(null, frozen(arguments), null);
        }
        return arguments == null ? whole(scrubber.text(message)) : freeze(message, frozen(arguments));
    }

    private FrozenMessage freeze(String message, @Nullable Object @Nullable [] frozen) {
        Hides hides = templates.of(message).hides;
        String template = hides == Hides.SOMETHING ? scrubber.text(message) : message;
        String formatted = format(template, frozen);
        return hides == Hides.NOTHING && scrubber.isClean(formatted)
                ? new FrozenMessage(message, frozen, formatted)
                : whole(scrubber.text(formatted));
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

    /** Formats texts and immutable scalars only, so that nothing of the host's is called. */
    private static String format(String template, @Nullable Object @Nullable [] frozen) {
        return MessageFormatter.arrayFormat(template, frozen, null).getMessage();
    }
}
