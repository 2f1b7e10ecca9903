package dev.tacit.audit.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.tacit.audit.logback.Gap;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.schema.Schemas;
import java.io.ByteArrayInputStream;
import java.util.List;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an encoder that writes personal data of the configuration can stand, and where one that does not raises no alarm. */
class LogstashGapsTest {
    private static final String FIELDS = "<customFields>{\"contact\":\"" + Events.EMAIL + "\"}</customFields>";
    private static final String OUT = "<includeContext>false</includeContext>";
    private static final String ENCODER = "<encoder class='net.logstash.logback.encoder.LogstashEncoder'>%s</encoder>";
    private static final String LAYOUT = "<encoder class='ch.qos.logback.core.encoder.LayoutWrappingEncoder'>"
            + "<layout class='net.logstash.logback.layout.LogstashLayout'>%s</layout></encoder>";
    private static final String COMPOSITE =
            "<encoder class='net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder'>"
                    + "<providers><message/>%s</providers></encoder>";
    private static final String NESTED =
            COMPOSITE.formatted("<nestedField><fieldName>all</fieldName><providers>%s</providers></nestedField>");
    private static final String OWN = "<encoder class='dev.tacit.audit.compat.LogstashGapsTest$Own'>%s</encoder>";
    private static final String GLOBAL = "<globalCustomFields>" + FIELDS + "</globalCustomFields>";
    private static final String CONSOLE = "ch.qos.logback.core.ConsoleAppender";
    private static final String TCP = "net.logstash.logback.appender.LogstashTcpSocketAppender";
    private static final String UDP = "net.logstash.logback.appender.LogstashUdpSocketAppender";

    private final LoggerContext context = new LoggerContext();

    /** A host's own. */
    public static final class Own extends LogstashEncoder {
        /** Logback makes it. */
        public Own() {}
    }

    @AfterEach
    void stopTheContext() {
        context.stop();
    }

    @Test
    void fieldsAndContext_areNamedWhereverTheEncoderStands() {
        assertBoth(sink(CONSOLE, LAYOUT.formatted(FIELDS)));
        assertBoth(sink(CONSOLE, OWN.formatted(FIELDS)));
        assertBoth(sink(CONSOLE, COMPOSITE.formatted("<context/>" + GLOBAL)));
        assertBoth(sink(CONSOLE, NESTED.formatted("<context/>" + GLOBAL)));
        assertBoth(sink(TCP, ENCODER.formatted(FIELDS)));
        assertBoth(sink(UDP, "<layout class='net.logstash.logback.layout.LogstashLayout'>" + FIELDS + "</layout>"));
    }

    @Test
    void fieldsAlone_areNamedWhereTheContextIsLeftOut() {
        Gap fields = new Gap("SINK", Gap.Reason.CUSTOM_FIELDS);
        assertThat(gaps(sink(CONSOLE, LAYOUT.formatted(OUT + FIELDS)))).containsExactly(fields);
        assertThat(gaps(sink(CONSOLE, COMPOSITE.formatted(GLOBAL)))).containsExactly(fields);
        assertThat(gaps(sink(TCP, ENCODER.formatted(OUT + FIELDS)))).containsExactly(fields);
        assertThat(gaps(sifting(ENCODER.formatted(OUT + FIELDS)))).containsExactly(fields);
    }

    @Test
    void sinksThatWriteNeither_raiseNoAlarm() {
        assertThat(gaps(sink(CONSOLE, LAYOUT.formatted(OUT)))).isEmpty();
        assertThat(gaps(sink(CONSOLE, COMPOSITE.formatted("")))).isEmpty();
        assertThat(gaps(sink(TCP, ENCODER.formatted(OUT)))).isEmpty();
        assertThat(gaps(sifting(ENCODER.formatted(OUT)))).isEmpty();
        assertThat(gaps(sifting("<encoder><pattern>%msg%n</pattern></encoder>")))
                .isEmpty();
        assertThat(gaps("<appender name='PLAIN' class='" + CONSOLE + "'><encoder><pattern>%msg%n</pattern></encoder>"
                        + "</appender><appender name='SINK' class='net.logstash.logback.appender"
                        + ".LoggingEventAsyncDisruptorAppender'><appender-ref ref='PLAIN'/></appender>"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENCODER, LAYOUT})
    void siftingAppender_isNamedBeforeItsFirstLineAndAfter(String encoder) {
        assertBoth(sifting(encoder.formatted(FIELDS)));
        context.getLogger("shop").info("a line of nobody");
        assertThat(Scrubbing.gaps(context))
                .extracting(Gap::reason)
                .containsExactly(Gap.Reason.CONTEXT_PROPERTIES, Gap.Reason.CUSTOM_FIELDS);
    }

    private void assertBoth(String appender) {
        assertThat(gaps(appender))
                .containsExactly(
                        new Gap("SINK", Gap.Reason.CONTEXT_PROPERTIES), new Gap("SINK", Gap.Reason.CUSTOM_FIELDS));
    }

    private static String sink(String type, String encoder) {
        String destination = type.equals(TCP) ? "<destination>127.0.0.1:9</destination>" : "";
        return "<appender name='SINK' class='" + type + "'>" + destination + encoder + "</appender>";
    }

    private static String sifting(String encoder) {
        return "<appender name='SINK' class='ch.qos.logback.classic.sift.SiftingAppender'><discriminator><key>user</key>"
                + "<defaultValue>none</defaultValue></discriminator><sift><appender name='C' class='" + CONSOLE + "'>"
                + encoder + "</appender></sift></appender>";
    }

    private List<Gap> gaps(String appender) {
        context.reset();
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        String xml =
                "<configuration>" + appender + "<root level='INFO'><appender-ref ref='SINK'/></root></configuration>";
        try {
            configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
        context.putProperty("contact", Events.EMAIL);
        return Scrubbing.install(context, Schemas.annotated()).gaps();
    }
}
