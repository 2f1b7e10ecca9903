package dev.tacit.benchmarks.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application hands to its logger. Immutable, but for the throwable.
 *
 * @param template with {@code {}} where arguments go
 * @param pairs key-value pairs; mostly empty
 * @param personal whether personal data is in it
 */
@SuppressWarnings("ArrayRecordComponent") // what loggers take; a copy for each event would be measured too
public record Message(
        String template,
        Object[] arguments,
        Map<String, String> pairs,
        @Nullable Throwable thrown,
        boolean personal) {
    static Message of(boolean personal, String template, Object... arguments) {
        return new Message(template, arguments, Map.of(), null, personal);
    }

    Message with(String key, String value) {
        return new Message(template, arguments, Map.of(key, value), thrown, personal);
    }

    Message thrown(Throwable throwable) {
        return new Message(template, arguments, pairs, throwable, personal);
    }
}
