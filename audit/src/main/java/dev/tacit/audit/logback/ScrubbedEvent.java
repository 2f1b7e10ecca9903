package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * An event of which every part was scrubbed, and that nothing changes any more. A {@link LoggingEvent} because Logback's
 * serializer accepts nothing else.
 */
final class ScrubbedEvent extends LoggingEvent {
    private final transient ILoggingEvent original;
    private final @Nullable String formatted;

    ScrubbedEvent(
            ILoggingEvent original,
            @Nullable String loggerName,
            FrozenMessage message,
            @Nullable ThrowableProxy throwable,
            @Nullable List<Marker> markers,
            @Nullable List<KeyValuePair> pairs,
            Map<String, String> mdc,
            @Nullable LoggerContextVO context,
            @Nullable String threadName) {
        this.original = original;
        this.formatted = message.formatted;
        setLoggerName(loggerName);
        setLevel(original.getLevel());
        if (original.getInstant() != null) {
            setInstant(original.getInstant()); // sets the milliseconds too
        } else {
            setTimeStamp(original.getTimeStamp());
        }
        setSequenceNumber(original.getSequenceNumber());
        setMessage(message.template);
        setArgumentArray(message.arguments);
        setThrowableProxy(throwable);
        if (markers != null) {
            markers.forEach(this::addMarker);
        }
        setKeyValuePairs(pairs);
        setMDCPropertyMap(mdc);
        setLoggerContextRemoteView(context);
        setThreadName(threadName);
    }

    @Override
    public @Nullable String getFormattedMessage() {
        return formatted;
    }

    /** Classes, methods and lines: looked up only if a layout asks, on the thread that logs. */
    @Override
    public StackTraceElement[] getCallerData() {
        return original.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return original.hasCallerData();
    }

    @Override
    public void prepareForDeferredProcessing() {
        // Everything is frozen already.
    }
}
