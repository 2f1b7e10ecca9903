package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.tacit.audit.scrub.Scrubber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

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
        KnownTemplates templates = new KnownTemplates(scrubber);
        QuietMessages quiet = new QuietMessages(scrubber);
        this.messages = new Messages(scrubber, templates, quiet);
        this.named = new NamedValues(scrubber, templates, quiet);
        this.markers = new Markers(scrubber);
        this.contexts = new ContextViews(scrubber);
        this.throwables = new ThrowableChains(scrubber);
    }

    /** Returns what is found in the event's message; see {@link Messages#look}. */
    Look lookAtMessage(ILoggingEvent event) {
        return messages.look(event);
    }

    /**
     * Says whether everything else of the event may be written as it is, now and later. Like {@link #lookAtMessage}, calls
     * nothing of the host's and makes no object while nothing is found, but a copy of the pairs.
     */
    boolean othersAreClean(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                && scrubber.isCleanAgain(event.getThreadName())
                && scrubber.isCleanAgain(event.getLoggerName())
                && contexts.isClean(event.getLoggerContextVO())
                && named.areClean(event.getMDCPropertyMap())
                && markers.areClean(event.getMarkerList())
                && pairsAreClean(event);
    }

    /** A fluent call's builder goes on writing into its list if the host keeps it, so the event gets one of its own. */
    private boolean pairsAreClean(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs == null || pairs.isEmpty()) {
            return true;
        }
        if (event instanceof LoggingEvent own && named.areClean(pairs)) {
            own.setKeyValuePairs(List.copyOf(pairs));
            return true;
        }
        return false;
    }

    /**
     * Makes the scrubbed event; a part that is clean stays the same object where nothing can change it.
     *
     * @param look what the look at its message has told
     */
    ScrubbedEvent scrub(ILoggingEvent event, Look look) {
        return new ScrubbedEvent(
                event,
                name(event.getLoggerName()),
                messages.freeze(event, look),
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
