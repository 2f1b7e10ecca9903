package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.spi.ContextAware;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.ScrubbingCounters;
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
        rehearse();
    }

    /**
     * Makes a constant line once. A class that is first needed when stack or memory has run out fails to initialize, and the
     * virtual machine never tries it again.
     */
    private void rehearse() {
        ILoggingEvent first = WithheldEvent.ANONYMOUS;
        ILoggingEvent unused = withheld(first, loggerOf(first), new IllegalStateException());
        Look unusedToo = Look.CLEAN;
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
        try {
            return isScrubbed(event) ? event : cleanOrScrubbed(event);
        } catch (Throwable failure) { // an Error too: nothing that an event holds may reach the application or a sink
            try {
                scrubber.counters().countWithheld();
                return withheld(event, loggerOf(event), failure);
            } catch (Throwable again) { // here, not in a method: there may be no stack left to call one
                return WithheldEvent.ANONYMOUS;
            }
        }
    }

    private static boolean isScrubbed(ILoggingEvent event) {
        return event instanceof ScrubbedEvent
                || event instanceof WithheldEvent
                || (event instanceof EarlyEvent early && early.isScrubbed());
    }

    private ILoggingEvent cleanOrScrubbed(ILoggingEvent event) {
        Look look = parts.lookAtMessage(event);
        boolean isClean = look == Look.CLEAN && parts.othersAreClean(event);
        return isClean ? event : scrubbed(event, look);
    }

    private ILoggingEvent scrubbed(ILoggingEvent event, Look look) {
        int[] nesting = NESTING.get();
        if (nesting[0] > 1) {
            scrubber.counters().countWithheld();
            return WithheldEvent.of(event, loggerOf(event), "nested logging");
        }
        EventParts innermost = nesting[0] == 0 ? parts : nestedParts;
        nesting[0]++;
        try {
            ScrubbedEvent scrubbed = innermost.scrub(event, look);
            scrubber.counters().countScrubbed();
            return scrubbed;
        } finally {
            nesting[0]--;
        }
    }

    /** Needs memory for a small object, which most failures leave. */
    private static ILoggingEvent withheld(ILoggingEvent event, @Nullable String logger, Throwable failure) {
        return WithheldEvent.of(event, logger, PLACE.of(failure));
    }

    /** The scanner itself may be what failed; and no token key is asked again. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private @Nullable String loggerOf(ILoggingEvent event) {
        try {
            return nestedParts.loggerName(event);
        } catch (Throwable again) {
            return WithheldEvent.UNKNOWN_LOGGER;
        }
    }
}
