package dev.tacit.audit.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.spi.MDCAdapter;

/** Logs every canary in every part of an event. Each line bears a marker that says which part it is. */
final class CanaryFlock {
    private static final String MARKER = "tacit-canary-";
    private static final String END = MARKER + "end-";

    private final Logger logger;
    private final MDCAdapter mdc;
    private final int check;

    /** @param check the number of the check that sends them */
    CanaryFlock(LoggerContext context, Logger logger, int check) {
        this.logger = logger;
        this.mdc = context.getMDCAdapter();
        this.check = check;
    }

    /** Returns the part that the line is about, or null if it is none of ours. */
    static @Nullable Part partOf(List<Marker> markers) {
        for (Part part : Part.values()) {
            if (markers.stream().anyMatch(marker -> marker.getName().equals(MARKER + part.name()))) {
                return part;
            }
        }
        return null;
    }

    /** Says whether the line is the last that a logger sends, in this check or in another. */
    static boolean isEnd(List<Marker> markers) {
        return markers.stream().anyMatch(marker -> marker.getName().startsWith(END));
    }

    /** Says whether the line is the last that a logger sends in this check. */
    static boolean isEnd(List<Marker> markers, int check) {
        return markers.stream().anyMatch(marker -> marker.getName().equals(END + check));
    }

    void send() {
        Canaries.inFreeText().forEach(this::send);
        Canaries.expectedToLeak().forEach(this::send);
        ClassifiedCanaries classified = ClassifiedCanaries.create();
        logger.error(marker(Part.CLASSIFIED_MEMBER), "canary {}", classified);
        logger.error(marker(Part.CLASSIFIED_IN_COLLECTION), "canary {}", List.of(classified));
    }

    /** To be sent once all flocks have been: whoever got it has got what stood in the queue before it. */
    void sendEnd() {
        logger.error(MarkerFactory.getDetachedMarker(END + check), "canaries end");
    }

    private void send(Canary canary) {
        String value = canary.value();
        int half = value.length() / 2;
        logger.error(marker(Part.MESSAGE), "canary " + value);
        logger.error(marker(Part.ARGUMENT), "canary {}", value);
        logger.error(marker(Part.SPLIT_ARGUMENTS), "canary {}{}", value.substring(0, half), value.substring(half));
        logger.error(marker(Part.OBJECT_TEXT), "canary {}", new Plain(value));
        logger.atError()
                .addMarker(marker(Part.KEY_VALUE_PAIR))
                .addKeyValue("key", value)
                .log("canary");
        logger.atError()
                .addMarker(marker(Part.MARKER))
                .addMarker(MarkerFactory.getDetachedMarker(value))
                .log("canary");
        sendThrown(value);
        sendAround(value);
    }

    private void sendThrown(String value) {
        logger.error(marker(Part.EXCEPTION), "canary", new IllegalStateException(value));
        logger.error(
                marker(Part.CAUSE), "canary", new IllegalStateException("canary", new IllegalStateException(value)));
        IllegalStateException outer = new IllegalStateException("canary");
        outer.addSuppressed(new IllegalStateException(value));
        logger.error(marker(Part.SUPPRESSED), "canary", outer);
    }

    private void sendAround(String value) {
        mdc.put("tacit-canary", value);
        logger.error(marker(Part.MDC), "canary");
        mdc.remove("tacit-canary");
        String name = Thread.currentThread().getName();
        Thread.currentThread().setName(value);
        logger.error(marker(Part.THREAD), "canary");
        Thread.currentThread().setName(name);
        sendAsEvent(Part.LOGGER, event -> event.setLoggerName(value));
        sendAsEvent(
                Part.CONTEXT_PROPERTY,
                event -> event.setLoggerContextRemoteView(
                        new LoggerContextVO("canary", Map.of("tacit-canary", value), 0)));
    }

    /** Neither loggers nor properties can be taken out of a context again, so only the event has them. */
    private void sendAsEvent(Part part, Consumer<LoggingEvent> change) {
        if (logger.isErrorEnabled()) {
            LoggingEvent event =
                    new LoggingEvent(CanaryFlock.class.getName(), logger, Level.ERROR, "canary", null, null);
            event.addMarker(marker(part));
            change.accept(event);
            logger.callAppenders(event);
        }
    }

    private static Marker marker(Part part) {
        return MarkerFactory.getDetachedMarker(MARKER + part.name());
    }

    /** An object of a class that nobody classified. */
    private record Plain(String value) {
        @Override
        public String toString() {
            return value;
        }
    }
}
