package dev.tacit.audit.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.net.LoggingEventPreSerializationTransformer;
import ch.qos.logback.classic.sift.MDCBasedDiscriminator;
import ch.qos.logback.classic.sift.SiftingAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import co.elastic.logging.logback.EcsEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/** One sink for each way in which an event is written, all attached to the root of one context; they keep the bytes. */
final class Sinks {
    private final LoggerContext context;
    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
    private final AsyncAppender async = new AsyncAppender();

    Sinks(LoggerContext context) {
        this.context = context;
        encoders().forEach(encoder -> attach(appender(nameOf(encoder), encoder)));
        attach(new Serializing(bytes("serialized")));
        async.setContext(context);
        async.setMaxFlushTime(0);
        async.setQueueSize(64);
        async.setIncludeCallerData(true);
        async.addAppender(appender("async", pattern()));
        attach(async);
        attach(sifting());
    }

    private Stream<Encoder<ILoggingEvent>> encoders() {
        JsonEncoder json = new JsonEncoder();
        json.setWithFormattedMessage(true);
        LogstashEncoder logstash = new LogstashEncoder();
        logstash.setIncludeCallerData(true);
        EcsEncoder ecs = new EcsEncoder();
        ecs.setServiceName("shop");
        ecs.setIncludeMarkers(true);
        ecs.setIncludeOrigin(true);
        return Stream.of(pattern(), json, logstash, ecs, structured("ecs"), structured("logstash"), structured("gelf"));
    }

    private static PatternLayoutEncoder pattern() {
        PatternLayoutEncoder pattern = new PatternLayoutEncoder();
        pattern.setPattern(
                "%d %level [%thread] %logger %marker %mdc %kvp %property{shop} %caller{1} %msg%n%ex{full}%xEx%n");
        return pattern;
    }

    private StructuredLogEncoder structured(String format) {
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setFormat(format);
        context.putObject(
                org.springframework.core.env.Environment.class.getName(),
                new org.springframework.core.env.StandardEnvironment());
        return encoder;
    }

    private String nameOf(Encoder<ILoggingEvent> encoder) {
        return written.size() + " " + encoder.getClass().getSimpleName();
    }

    private OutputStreamAppender<ILoggingEvent> appender(String name, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setName(name);
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(bytes(name));
        appender.start();
        return appender;
    }

    private ByteArrayOutputStream bytes(String name) {
        return written.computeIfAbsent(name, unused -> new ByteArrayOutputStream());
    }

    private void attach(Appender<ILoggingEvent> appender) {
        appender.setContext(context);
        appender.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    /** What it sifts by becomes the name of a file. */
    private SiftingAppender sifting() {
        MDCBasedDiscriminator discriminator = new MDCBasedDiscriminator();
        discriminator.setKey("user");
        discriminator.setDefaultValue("nobody");
        discriminator.start();
        SiftingAppender sifting = new SiftingAppender();
        sifting.setContext(context);
        sifting.setDiscriminator(discriminator);
        sifting.setAppenderFactory((unused, value) -> {
            bytes("sifted names").writeBytes(value.getBytes(UTF_8));
            return appender("sifted", pattern());
        });
        return sifting;
    }

    /** Says which sinks are known to be open. */
    void leaveOut(List<String> names) {
        assertThat(names).isSubsetOf("2 LogstashEncoder");
        written.keySet().removeAll(names);
    }

    /** Waits for what is on its way, and returns what each sink has written. */
    Map<String, String> written() {
        async.stop();
        Map<String, String> texts = new LinkedHashMap<>();
        written.forEach((name, bytes) -> texts.put(name, bytes.toString(UTF_8)));
        return texts;
    }

    /** Sends what SocketAppender does, of pairs the text: SLF4J's are not serializable. */
    private static final class Serializing extends AppenderBase<ILoggingEvent> {
        private final OutputStream bytes;

        Serializing(OutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        protected void append(ILoggingEvent event) {
            try {
                PairsAsText out = new PairsAsText(bytes);
                out.writeObject(new LoggingEventPreSerializationTransformer().transform(event));
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

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
}
