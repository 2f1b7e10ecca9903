package dev.tacit.audit.compat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.audit.logback.ScrubbingAppender;
import dev.tacit.schema.Schemas;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each consumer of events must show, whichever way the scrubber was put in front of it: the lines, and nobody's
 * data in them. A class extends this once for each consumer.
 */
abstract class Matrix {
    /** The ways to put the scrubber in front. */
    enum Way {
        INSTALLED {
            @Override
            void attach(LoggerContext context, Logger root, Appender<ILoggingEvent> sink) {
                root.addAppender(sink);
                Scrubbing.install(context, Schemas.annotated());
            }
        },
        INSTALLED_BEFORE {
            @Override
            void attach(LoggerContext context, Logger root, Appender<ILoggingEvent> sink) {
                Scrubbing.install(context, Schemas.annotated());
                root.addAppender(sink);
            }
        },
        IN_THE_CONFIGURATION {
            @Override
            void attach(LoggerContext context, Logger root, Appender<ILoggingEvent> sink) {
                ScrubbingAppender safe = new ScrubbingAppender();
                safe.setContext(context);
                safe.addAppender(sink);
                safe.start();
                root.addAppender(safe);
            }
        },
        STRICT {
            @Override
            void attach(LoggerContext context, Logger root, Appender<ILoggingEvent> sink) {
                Scrubbing.install(context, Schemas.annotated()).strict();
                root.addAppender(sink);
            }
        };

        abstract void attach(LoggerContext context, Logger root, Appender<ILoggingEvent> sink);
    }

    final LoggerContext context = new LoggerContext();

    Matrix() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    /** Logs the events through a sink that the test attaches, and returns all that came out of it, as text. */
    abstract String written(Function<Appender<ILoggingEvent>, Logger> attach) throws Exception;

    /** Texts that must come out, so that silence does not pass for safety. */
    Stream<String> expected() {
        return Stream.of(
                "plain line of nobody", "to <email>", "<card>", "<ip>", "buyerName=<name>", "IllegalArgumentException");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void noCanaryComesOut_andTheLinesDo(Way way) throws Exception {
        String written = unescaped(written(sink -> attach(way, sink)));
        assertThat(Events.CANARIES).as("what came out").noneMatch(written::contains);
        expected().forEach(text -> assertThat(written).contains(text));
    }

    private Logger attach(Way way, Appender<ILoggingEvent> sink) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        way.attach(context, root, sink);
        return context.getLogger("shop.Orders");
    }

    /** JSON may escape what stands in angle brackets. */
    static String unescaped(String written) {
        return written.replace("\\u003c", "<")
                .replace("\\u003C", "<")
                .replace("\\u003e", ">")
                .replace("\\u003E", ">");
    }
}
