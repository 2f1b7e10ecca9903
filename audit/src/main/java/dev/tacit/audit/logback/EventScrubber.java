package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.spi.ContextAware;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.ScrubbingCounters;
import dev.tacit.detect.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns an event into one that may be written. Never throws: whatever goes wrong, only a constant is written.
 *
 * <p>While an event is scrubbed, code of the host runs ({@code toString}, a token key) and may log. Such an event is
 * scrubbed without tokens, and one logged while doing that is withheld, so that nothing calls itself for ever.
 *
 * <p>Thread-safe.
 */
final class EventScrubber {
    /** How many events this thread is scrubbing, one within the other. */
    private static final ThreadLocal<int[]> NESTING = ThreadLocal.withInitial(() -> new int[1]);

    private static final FailurePlace PLACE = new FailurePlace();

    private final Scrubber scrubber;
    private final EventParts parts;
    private final EventParts nestedParts;
    private volatile Map<String, String> told = Map.of();

    EventScrubber(Scrubber scrubber) {
        this.scrubber = scrubber;
        this.parts = new EventParts(scrubber);
        this.nestedParts = new EventParts(scrubber.withoutTokens());
    }

    ScrubbingCounters counters() {
        return scrubber.counters();
    }

    /** Warns Logback's status of each class that shows as withheld, once, with the rule that it breaks. */
    @SuppressWarnings("ReferenceEquality") // another map means another class
    void tellUnreadable(ContextAware teller) {
        Map<String, String> unreadable = scrubber.counters().unreadable();
        if (told != unreadable) {
            tellNew(unreadable, teller);
        }
    }

    /** Remembers first: a listener of the host's status may log. */
    private synchronized void tellNew(Map<String, String> unreadable, ContextAware teller) {
        Map<String, String> before = told;
        told = unreadable;
        unreadable.forEach((type, rule) -> {
            if (!before.containsKey(type)) {
                teller.addWarn("objects of " + type + " show as <withheld>: " + rule);
            }
        });
    }

    /** Returns the event itself if it hides nothing, else its scrubbed form, else a constant. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    ILoggingEvent scrub(ILoggingEvent event) {
        if (isScrubbed(event)) {
            return event;
        }
        try {
            List<Finding> found = parts.lookAtMessage(event);
            boolean isClean = found != null && found.isEmpty() && parts.othersAreClean(event);
            return isClean ? event : scrubbed(event, found);
        } catch (Throwable failure) { // an Error too: nothing that an event holds may reach the application or a sink
            return withheld(event, failure);
        }
    }

    private static boolean isScrubbed(ILoggingEvent event) {
        return event instanceof ScrubbedEvent
                || event instanceof WithheldEvent
                || (event instanceof EarlyEvent early && early.isScrubbed());
    }

    private ILoggingEvent scrubbed(ILoggingEvent event, @Nullable List<Finding> found) {
        int[] nesting = NESTING.get();
        if (nesting[0] > 1) {
            scrubber.counters().countWithheld();
            return WithheldEvent.of(event, loggerOf(event), "nested logging");
        }
        EventParts innermost = nesting[0] == 0 ? parts : nestedParts;
        nesting[0]++;
        try {
            ScrubbedEvent scrubbed = innermost.scrub(event, found);
            scrubber.counters().countScrubbed();
            return scrubbed;
        } finally {
            nesting[0]--;
        }
    }

    /** The scanner itself may be what failed; and no token key is asked again. */
    private @Nullable String loggerOf(ILoggingEvent event) {
        try {
            return nestedParts.loggerName(event);
        } catch (Throwable again) {
            return WithheldEvent.UNKNOWN_LOGGER;
        }
    }

    /** Most failures leave memory for a small object; what was made before them needs none. */
    private ILoggingEvent withheld(ILoggingEvent event, Throwable failure) {
        try {
            scrubber.counters().countWithheld();
            return WithheldEvent.of(event, loggerOf(event), PLACE.of(failure));
        } catch (Throwable again) {
            return WithheldEvent.ANONYMOUS;
        }
    }
}
