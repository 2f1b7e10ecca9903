package dev.tacit.audit.logback;

import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Optional;

/**
 * What sinks of logstash-logback-encoder write on each line without asking an event for it: the properties of the context,
 * and fields of the configuration. They are told by the names of their classes.
 */
final class EncoderFields {
    private static final String LOGSTASH = "net.logstash.logback.";
    private static final String READS_CONTEXT = "isIncludeContext";
    private static final String FIELDS = "getCustomFields";

    private EncoderFields() {}

    /** Says whether the sink reads the context's properties itself. */
    static boolean readsContext(Appender<?> sink) {
        return isLogstash(sink)
                || encoderOf(sink)
                        .filter(encoder -> !answer(encoder, READS_CONTEXT).equals(Optional.of(false)))
                        .isPresent();
    }

    /** Returns the fields, in JSON, that the configuration adds to each line. */
    static Optional<String> custom(Appender<?> sink) {
        return encoderOf(sink).flatMap(encoder -> answer(encoder, FIELDS)).map(Object::toString);
    }

    private static Optional<Object> encoderOf(Appender<?> sink) {
        return sink instanceof OutputStreamAppender<?> stream
                ? Optional.<Object>ofNullable(stream.getEncoder()).filter(EncoderFields::isLogstash)
                : Optional.empty();
    }

    private static boolean isLogstash(Object part) {
        return part.getClass().getName().startsWith(LOGSTASH);
    }

    private static Optional<Object> answer(Object encoder, String getter) {
        try {
            return Optional.ofNullable(encoder.getClass().getMethod(getter).invoke(encoder));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
