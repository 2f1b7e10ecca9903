package dev.tacit.audit.compat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/** A sink that writes the bytes of an encoder. */
abstract class EncoderMatrix extends Matrix {
    /** Returns the encoder, not yet started. */
    abstract Encoder<ILoggingEvent> encoder();

    @Override
    String written(Function<Appender<ILoggingEvent>, Logger> attach) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        Encoder<ILoggingEvent> encoder = encoder();
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(bytes);
        appender.start();
        Events.log(context, attach.apply(appender));
        appender.stop();
        return bytes.toString(UTF_8);
    }
}
