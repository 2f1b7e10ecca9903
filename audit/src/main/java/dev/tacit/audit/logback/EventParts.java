package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tacit.audit.scrub.Scrubber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** Everything of an event that may show something. Thread-safe. */
final class EventParts {
    private final Scrubber scrubber;
    private final Markers markers;
    private final ContextViews contexts;
    private final KnownClean known;
    private final KnownClean nobodysNames;
    private final ThrowableChains throwables;

    EventParts(Scrubber scrubber) {
        this.scrubber = scrubber;
        this.markers = new Markers(scrubber);
        this.contexts = new ContextViews(scrubber);
        this.known = new KnownClean(scrubber::isClean);
        this.nobodysNames = new KnownClean(name -> scrubber.isClean(name) && scrubber.isNobodys(name));
        this.throwables = new ThrowableChains(scrubber);
    }

    /**
     * Says whether the event may be written as it is, now and later: immutable arguments, nothing found anywhere. Calls
     * nothing of the host's and makes no object but for scanning.
     */
    boolean areClean(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                && isEmpty(event.getMarkerList())
                && isEmpty(event.getKeyValuePairs())
                && messageIsClean(event)
                && mdcIsClean(event.getMDCPropertyMap())
                && known.isClean(event.getThreadName())
                && known.isClean(event.getLoggerName())
                && contexts.isClean(event.getLoggerContextVO());
    }

    ScrubbedEvent scrub(ILoggingEvent event) {
        return new ScrubbedEvent(
                event,
                loggerName(event),
                FrozenMessage.of(event, scrubber),
                throwables.scrub(event.getThrowableProxy()),
                markers.scrub(event.getMarkerList()),
                scrubPairs(event.getKeyValuePairs()),
                scrubMdc(event.getMDCPropertyMap()),
                contexts.scrub(event.getLoggerContextVO()),
                scrubber.text(event.getThreadName()));
    }

    @Nullable
    String loggerName(ILoggingEvent event) {
        String name = event.getLoggerName();
        return name == null || known.isClean(name) ? name : scrubber.text(name);
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    /**
     * A template with arguments is a constant of the program, one without may be anything. Values that are clean alone may
     * say something together, so the formatted text counts too.
     */
    private boolean messageIsClean(ILoggingEvent event) {
        @Nullable Object @Nullable [] arguments = event.getArgumentArray();
        if (arguments == null) {
            return scrubber.isClean(event.getMessage());
        }
        if (!known.isClean(event.getMessage())) {
            return false;
        }
        for (Object argument : arguments) {
            if (!scrubber.isCleanScalar(argument)) {
                return false;
            }
        }
        return scrubber.isClean(event.getFormattedMessage());
    }

    private boolean mdcIsClean(@Nullable Map<String, String> mdc) {
        if (mdc == null || mdc.isEmpty()) {
            return true;
        }
        for (Map.Entry<String, String> entry : mdc.entrySet()) {
            if (!nobodysNames.isClean(entry.getKey()) || !known.isClean(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** A plain map: it may be serialized, and consumers write into it. */
    private Map<String, String> scrubMdc(@Nullable Map<String, String> mdc) {
        Map<String, String> scrubbed = new HashMap<>();
        if (mdc != null) {
            mdc.forEach((key, value) -> scrubbed.put(text(key), String.valueOf(scrubber.named(key, value))));
        }
        return scrubbed;
    }

    private @Nullable List<KeyValuePair> scrubPairs(@Nullable List<KeyValuePair> pairs) {
        return pairs == null
                ? null
                : pairs.stream()
                        .map(pair -> new KeyValuePair(text(pair.key), scrubber.named(pair.key, pair.value)))
                        .toList();
    }

    private String text(@Nullable String text) {
        return text == null ? "null" : scrubber.text(text);
    }
}
