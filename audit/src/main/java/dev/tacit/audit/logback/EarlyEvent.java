package dev.tacit.audit.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** The event that Logback would have made of a call, made before it does. */
final class EarlyEvent extends LoggingEvent {
    private static final String LOGGER = Logger.class.getName();
    private static final String FILTER = StrictFilter.class.getName();

    /** What stands between an application and SLF4J where it calls another API of logging. */
    private static final List<String> BRIDGES = List.of(
            "ch.qos.logback.",
            "org.slf4j.",
            "org.apache.commons.logging.",
            "org.apache.log4j.",
            "org.apache.logging.",
            "org.jboss.logging.",
            "java.util.logging.",
            "java.lang.System$Logger",
            "jdk.internal.logger.",
            "sun.util.logging.");

    private final transient Logger logger;
    private final @Nullable String boundary;
    private StackTraceElement @Nullable [] caller;
    private boolean scrubbed;

    EarlyEvent(
            Logger logger,
            Level level,
            @Nullable String message,
            @Nullable Throwable thrown,
            @Nullable Object @Nullable [] arguments,
            List<Marker> markers) {
        this(logger, level, message, thrown, arguments, markers, null);
    }

    private EarlyEvent(
            Logger logger,
            Level level,
            @Nullable String message,
            @Nullable Throwable thrown,
            @Nullable Object @Nullable [] arguments,
            List<Marker> markers,
            @Nullable String boundary) {
        super(LOGGER, logger, level, message, thrown, arguments);
        this.logger = logger;
        this.boundary = boundary;
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
                Objects.requireNonNullElse(call.getMarkers(), List.of()),
                call.getCallerBoundary());
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
                .walk(frames -> behindBoundary(frames.dropWhile(frame -> !isOf(FILTER, frame))
                                .dropWhile(frame -> isOf(FILTER, frame) || isLogging(frame)))
                        .limit(depth)
                        .map(StackFrame::toStackTraceElement)
                        .toArray(StackTraceElement[]::new));
    }

    /** A fluent call may name the class behind which its caller is; other calls say it to Logback alone. */
    private Stream<StackFrame> behindBoundary(Stream<StackFrame> frames) {
        if (boundary == null) {
            return frames;
        }
        List<StackFrame> all = frames.toList();
        return all.stream().skip(framesUpToBoundary(all, boundary));
    }

    private static boolean isOf(String type, StackFrame frame) {
        return frame.getClassName().equals(type);
    }

    private boolean isLogging(StackFrame frame) {
        String name = frame.getClassName();
        return isOfABridge(name)
                || logger.getLoggerContext().getFrameworkPackages().stream().anyMatch(name::startsWith);
    }

    /** Says whether the class belongs to Logback, to SLF4J, or to what calls it on behalf of another. */
    static boolean isOfABridge(String className) {
        return BRIDGES.stream().anyMatch(className::startsWith);
    }

    /** Returns how many frames end with the last of the boundary's class; none if it is not among them. */
    private static int framesUpToBoundary(List<StackFrame> frames, String boundary) {
        int end = 0;
        for (int i = 0; i < frames.size() && (end == 0 || end == i); i++) {
            if (isOf(boundary, frames.get(i))) {
                end = i + 1;
            }
        }
        return end;
    }
}
