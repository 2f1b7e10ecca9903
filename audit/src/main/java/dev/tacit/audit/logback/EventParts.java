package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tacit.audit.scrub.Scrubber;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything of an event that may show something. Thread-safe. */
final class EventParts {
    private final Scrubber scrubber;
    private final Messages messages;
    private final NamedValues named;
    private final Markers markers;
    private final ContextViews contexts;
    private final ThrowableChains throwables;

    EventParts(Scrubber scrubber) {
        this.scrubber = scrubber;
        this.messages = new Messages(scrubber);
        this.named = new NamedValues(scrubber);
        this.markers = new Markers(scrubber);
        this.contexts = new ContextViews(scrubber);
        this.throwables = new ThrowableChains(scrubber);
    }

    /**
     * Says whether the event's message may be written as it is, now and later: immutable arguments, nothing found. Like {@link
     * #othersAreClean}, calls nothing of the host's and makes no object but for scanning.
     */
    boolean messageIsClean(ILoggingEvent event) {
        return messages.isClean(event);
    }

    /** Says whether everything else of the event may be written as it is, now and later. */
    boolean othersAreClean(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                && named.areClean(event.getMDCPropertyMap())
                && named.areClean(event.getKeyValuePairs())
                && markers.areClean(event.getMarkerList())
                && scrubber.isCleanAgain(event.getThreadName())
                && scrubber.isCleanAgain(event.getLoggerName())
                && contexts.isClean(event.getLoggerContextVO());
    }

    /** Makes the scrubbed event; a part that is clean stays the same object where nothing can change it. */
    ScrubbedEvent scrub(ILoggingEvent event, boolean messageIsClean) {
        return new ScrubbedEvent(
                event,
                name(event.getLoggerName()),
                messages.freeze(event, messageIsClean),
                throwables.scrub(event.getThrowableProxy()),
                markers.scrub(event.getMarkerList()),
                named.scrub(event.getKeyValuePairs()),
                mdc(event),
                contexts.scrub(event.getLoggerContextVO()),
                name(event.getThreadName()));
    }

    @Nullable
    String loggerName(ILoggingEvent event) {
        return name(event.getLoggerName());
    }

    private @Nullable String name(@Nullable String name) {
        return name == null || scrubber.isCleanAgain(name) ? name : scrubber.text(name);
    }

    private Map<String, String> mdc(ILoggingEvent event) {
        Map<String, String> mdc = event.getMDCPropertyMap();
        return mdc != null && named.areClean(mdc) ? mdc : named.scrub(mdc);
    }
}
