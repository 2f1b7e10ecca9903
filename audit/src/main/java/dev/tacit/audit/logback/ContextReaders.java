package dev.tacit.audit.logback;

import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.jspecify.annotations.Nullable;

/**
 * Sinks that take the context's properties from the context itself, where no scrubbed event stands in between: those of
 * logstash-logback-encoder, told by the names of their classes.
 */
final class ContextReaders {
    private static final String LOGSTASH = "net.logstash.logback.";
    private static final String SETTING = "isIncludeContext";

    private ContextReaders() {}

    static boolean isOne(Appender<?> sink) {
        return isLogstash(sink) || (sink instanceof OutputStreamAppender<?> stream && isReading(stream.getEncoder()));
    }

    private static boolean isReading(@Nullable Object encoder) {
        return encoder != null && isLogstash(encoder) && !isSwitchedOff(encoder);
    }

    private static boolean isLogstash(Object part) {
        return part.getClass().getName().startsWith(LOGSTASH);
    }

    private static boolean isSwitchedOff(Object encoder) {
        try {
            return encoder.getClass().getMethod(SETTING).invoke(encoder).equals(false);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
