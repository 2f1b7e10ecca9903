package dev.tacit.audit.compat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events are looked at as they would be sent, and not sent. */
class SentryTest extends Matrix {
    private final StringWriter sent = new StringWriter();

    @Override
    String written(Function<Appender<ILoggingEvent>, Logger> attach) {
        SentryAppender appender = new SentryAppender();
        appender.setContext(context);
        SentryOptions options = new SentryOptions();
        options.setDsn("https://key@sentry.example.org/1");
        options.setBeforeSend((event, hint) -> keep(event, options));
        appender.setOptions(options);
        appender.setMinimumEventLevel(Level.DEBUG);
        appender.setMinimumBreadcrumbLevel(Level.DEBUG);
        appender.start();
        try {
            Events.log(context, attach.apply(appender));
        } finally {
            appender.stop();
            Sentry.close();
        }
        return sent.toString();
    }

    /** Sentry names an exception by the object's own class, so a scrubbed one bears the name of our copy. */
    @Override
    Stream<String> expected() {
        return Stream.of(
                "plain line of nobody", "to <email>", "<card>", "<ip>", "buyerName=<name>", "ReplicaThrowable");
    }

    private @Nullable SentryEvent keep(SentryEvent event, SentryOptions options) {
        try {
            options.getSerializer().serialize(event, sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }
}
