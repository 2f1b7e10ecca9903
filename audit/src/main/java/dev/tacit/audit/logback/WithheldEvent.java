package dev.tacit.audit.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an event that could not be scrubbed: the logger's scrubbed name, level, time, the failure's class
 * and first frames; everything else is constant, the thread's name too, which may be a person's.
 */
final class WithheldEvent extends LoggingEvent {
    private static final String MESSAGE = "event withheld by scrubber";
    /** Stands for a logger's name that could not be scrubbed. */
    static final String UNKNOWN_LOGGER = "withheld";

    private static final StackTraceElement[] NO_CALLER = {};
    private static final LoggerContextVO NO_CONTEXT = new LoggerContextVO("withheld", Map.of(), 0);

    /** For when there is no memory or stack left to make another: made with the first scrubber. It has no time of its own. */
    static final WithheldEvent ANONYMOUS =
            new WithheldEvent(UNKNOWN_LOGGER, Level.ERROR, Instant.EPOCH, MESSAGE + ": out of memory or stack");

    private WithheldEvent(@Nullable String logger, Level level, Instant instant, String message) {
        setLoggerName(logger);
        setLevel(level);
        setInstant(instant);
        setMessage(message);
        setThreadName("withheld");
        setMDCPropertyMap(Map.of());
        setLoggerContextRemoteView(NO_CONTEXT);
    }

    /** Takes nothing from the event but its level, time and sequence number; the logger's name is a scrubbed one. */
    static WithheldEvent of(ILoggingEvent event, @Nullable String logger, String failure) {
        WithheldEvent withheld = new WithheldEvent(
                logger, event.getLevel(), Instant.ofEpochMilli(event.getTimeStamp()), MESSAGE + ": " + failure);
        withheld.setSequenceNumber(event.getSequenceNumber());
        return withheld;
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return NO_CALLER;
    }

    @Override
    public void prepareForDeferredProcessing() {
        // Everything is constant already.
    }
}
