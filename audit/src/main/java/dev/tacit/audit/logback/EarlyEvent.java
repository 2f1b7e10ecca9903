package dev.tacit.audit.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** The event that Logback would have made of a call, made before it does. */
final class EarlyEvent extends LoggingEvent {
    private static final String LOGGER = Logger.class.getName();
    private static final String FILTER = StrictFilter.class.getName();

    private final transient Logger logger;
    private StackTraceElement @Nullable [] caller;
    private boolean scrubbed;

    EarlyEvent(
            Logger logger,
            Level level,
            @Nullable String message,
            @Nullable Throwable thrown,
            @Nullable Object @Nullable [] arguments,
            List<Marker> markers) {
        super(LOGGER, logger, level, message, thrown, arguments);
        this.logger = logger;
        markers.forEach(this::addMarker);
    }

    /** Takes over a fluent call. */
    static EarlyEvent of(Logger logger, org.slf4j.event.LoggingEvent call) {
        EarlyEvent event = new EarlyEvent(
                logger,
                Level.convertAnSLF4JLevel(call.getLevel()),
                call.getMessage(),
                call.getThrowable(),
                call.getArgumentArray(),
                Objects.requireNonNullElse(call.getMarkers(), List.of()));
        event.setKeyValuePairs(call.getKeyValuePairs());
        return event;
    }

    /** Says that the scrubber has seen this event and made another if it had to. */
    void markScrubbed() {
        scrubbed = true;
    }

    boolean isScrubbed() {
        return scrubbed;
    }

    /**
     * The frames of the call, looked up only if a layout asks, on the thread that logs. Logback's own way would end at the
     * turbo filter: it takes the first frame below a logger's.
     */
    @Override
    public StackTraceElement[] getCallerData() {
        if (caller == null) {
            caller = callers();
        }
        return caller;
    }

    @Override
    public boolean hasCallerData() {
        return caller != null;
    }

    private StackTraceElement[] callers() {
        int depth = logger.getLoggerContext().getMaxCallerDataDepth();
        return StackWalker.getInstance()
                .walk(frames -> frames.dropWhile(frame -> !frame.getClassName().equals(FILTER))
                        .dropWhile(this::belongsToLogging)
                        .limit(depth)
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .toArray(StackTraceElement[]::new));
    }

    private boolean belongsToLogging(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return name.equals(FILTER)
                || name.startsWith("ch.qos.logback.")
                || name.startsWith("org.slf4j.")
                || name.startsWith("org.apache.log4j.Category")
                || logger.getLoggerContext().getFrameworkPackages().stream().anyMatch(name::startsWith);
    }
}
