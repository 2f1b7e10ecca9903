package dev.tacit.audit.logback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.net.LoggingEventPreSerializationTransformer;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.event.KeyValuePair;
import org.slf4j.spi.MDCAdapter;

/** A logger context of its own, whose sinks keep what reaches them. */
final class LogbackFixture {
    /** Everything that a layout can be asked to show. */
    static final String PATTERN =
            "%d %-5level [%thread] %logger %marker %mdc %kvp %property{shop} %caller{1} %msg%n%ex{full}%n";

    final LoggerContext context = new LoggerContext();
    final MDCAdapter mdc = new LogbackMDCAdapter();
    final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    final Logger log = context.getLogger("shop.Orders");

    LogbackFixture() {
        context.setMDCAdapter(mdc);
    }

    /** Keeps the events themselves and what two encoders, a serializer and a stack trace make of them. */
    static final class Sink extends AppenderBase<ILoggingEvent> {
        final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
        private final List<Encoder<ILoggingEvent>> encoders;
        private final StringBuilder written = new StringBuilder();

        Sink(LoggerContext context, String name) {
            setContext(context);
            setName(name);
            PatternLayoutEncoder pattern = new PatternLayoutEncoder();
            pattern.setPattern(PATTERN);
            JsonEncoder json = new JsonEncoder();
            json.setWithFormattedMessage(true);
            encoders = List.of(pattern, json);
            for (Encoder<ILoggingEvent> encoder : encoders) {
                encoder.setContext(context);
                encoder.start();
            }
            start();
        }

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
            encoders.forEach(encoder -> written.append(new String(encoder.encode(event), UTF_8)));
            written.append(serialized(event)).append('\n').append(event).append('\n');
            if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
                StringWriter trace = new StringWriter();
                proxy.getThrowable().printStackTrace(new PrintWriter(trace, true));
                written.append(trace);
            }
        }

        /** Returns all that was written, by every encoder. */
        String written() {
            return written.toString();
        }

        String line() {
            return events.get(events.size() - 1).getFormattedMessage();
        }

        ILoggingEvent last() {
            return events.get(events.size() - 1);
        }

        /** What SocketAppender sends, as text. */
        private static String serialized(ILoggingEvent event) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new PairsAsText(bytes)) {
                out.writeObject(new LoggingEventPreSerializationTransformer().transform(event));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toString(UTF_8);
        }
    }

    /** SLF4J's pairs are not serializable, so Logback cannot send them; here their text stands for them. */
    private static final class PairsAsText extends ObjectOutputStream {
        PairsAsText(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            return object instanceof KeyValuePair pair ? pair.toString() : object;
        }
    }

    /** Attaches a bare sink to the root logger. */
    @CanIgnoreReturnValue
    Sink sink(String name) {
        Sink sink = new Sink(context, name);
        root.addAppender(sink);
        return sink;
    }

    void configure(String xml) {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the cover of this name at the root logger. */
    ScrubbingAppender cover(String name) {
        return (ScrubbingAppender) root.getAppender(name);
    }

    /** Returns the sink of this name behind the cover. */
    Sentences behind(String cover, String name) {
        return (Sentences) requireNonNull(cover(cover).getAppender(name));
    }
}
