package dev.tacit.audit.logback;

import org.jspecify.annotations.Nullable;

/**
 * An event's message in three forms that say the same: template and arguments, for consumers that format it themselves,
 * and the formatted text.
 *
 * <p>Where template and arguments hide something only together ({@code "{}@{}"} with {@code ann} and {@code x.org}), or
 * the template itself does, the scrubbed text stands as the template, without arguments.
 */
final class FrozenMessage {
    final @Nullable String template;
    final @Nullable Object @Nullable [] arguments;
    final @Nullable String formatted;

    FrozenMessage(@Nullable String template, @Nullable Object @Nullable [] arguments, @Nullable String formatted) {
        this.template = template;
        this.arguments = arguments;
        this.formatted = formatted;
    }
}
