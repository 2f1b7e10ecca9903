package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tacit.audit.scrub.Scrubber;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/**
 * An event's message in three forms that say the same: template and arguments, for consumers that format it themselves,
 * and the formatted text.
 *
 * <p>Where template and arguments hide something only together ({@code "{}@{}"} with {@code ann} and {@code x.org}), or
 * the template itself does, the scrubbed text stands as the template, without arguments.
 */
final class FrozenMessage {
    private static final String PLACEHOLDER = "{}";

    final @Nullable String template;
    final @Nullable Object @Nullable [] arguments;
    final @Nullable String formatted;

    private FrozenMessage(
            @Nullable String template, @Nullable Object @Nullable [] arguments, @Nullable String formatted) {
        this.template = template;
        this.arguments = arguments;
        this.formatted = formatted;
    }

    static FrozenMessage of(ILoggingEvent event, Scrubber scrubber) {
        String template = event.getMessage();
        @Nullable Object @Nullable [] arguments = event.getArgumentArray();
        if (template == null) {
            return new FrozenMessage(null, frozen(arguments, scrubber), null);
        }
        return arguments == null ? whole(scrubber.text(template)) : of(template, frozen(arguments, scrubber), scrubber);
    }

    private static FrozenMessage of(String template, @Nullable Object @Nullable [] frozen, Scrubber scrubber) {
        if (scrubber.isClean(template)) {
            String formatted = format(template, frozen);
            return scrubber.isClean(formatted)
                    ? new FrozenMessage(template, frozen, formatted)
                    : whole(scrubber.text(formatted));
        }
        String scrubbed = scrubber.text(template);
        boolean keepsPlaceholders = placeholders(scrubbed) == placeholders(template);
        return whole(scrubber.text(format(keepsPlaceholders ? scrubbed : template, frozen)));
    }

    private static FrozenMessage whole(String text) {
        return new FrozenMessage(text, null, text);
    }

    private static @Nullable Object @Nullable [] frozen(@Nullable Object @Nullable [] arguments, Scrubber scrubber) {
        if (arguments == null) {
            return null;
        }
        @Nullable Object[] frozen = new @Nullable Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            frozen[i] = scrubber.value(arguments[i]);
        }
        return frozen;
    }

    /** Formats texts and immutable scalars only, so that nothing of the host's is called. */
    private static String format(String template, @Nullable Object @Nullable [] frozen) {
        return MessageFormatter.arrayFormat(template, frozen, null).getMessage();
    }

    private static int placeholders(String template) {
        int count = 0;
        for (int i = template.indexOf(PLACEHOLDER); i >= 0; i = template.indexOf(PLACEHOLDER, i + 2)) {
            count++;
        }
        return count;
    }
}
