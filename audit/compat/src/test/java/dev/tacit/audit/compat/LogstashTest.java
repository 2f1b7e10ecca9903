package dev.tacit.audit.compat;

import static net.logstash.logback.argument.StructuredArguments.keyValue;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.tacit.audit.logback.Gap;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.schema.Schemas;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.marker.Markers;
import org.junit.jupiter.api.Test;

class LogstashTest extends EncoderMatrix {
    @Override
    Encoder<ILoggingEvent> encoder() {
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setIncludeCallerData(true);
        return encoder;
    }

    /** The encoder reads them from the context, so no event can keep it from that. */
    @Test
    void personalDataInPropertiesOfTheContext_isNamedUnlessTheEncoderLeavesThemOut() {
        LogstashEncoder encoder = new LogstashEncoder();
        OutputStreamAppender<ILoggingEvent> sink = new OutputStreamAppender<>();
        sink.setName("LOGSTASH");
        sink.setEncoder(encoder);
        context.getLogger("shop").addAppender(sink);
        Scrubbing scrubbing = Scrubbing.install(context, Schemas.annotated());
        context.putProperty("region", "eu-1");
        assertThat(scrubbing.verify()).isEmpty();
        context.putProperty("contact", Events.EMAIL);
        assertThat(scrubbing.verify()).containsExactly("LOGSTASH");
        assertThat(scrubbing.gaps()).containsExactly(new Gap("LOGSTASH", Gap.Reason.CONTEXT_PROPERTIES));
        encoder.setIncludeContext(false);
        assertThat(scrubbing.verify()).isEmpty();
    }

    /** No event brings them, so that no canary shows them. */
    @Test
    void personalDataInFieldsOfTheConfiguration_isNamed() {
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setCustomFields("{\"service\":\"shop\"}");
        OutputStreamAppender<ILoggingEvent> sink = new OutputStreamAppender<>();
        sink.setName("LOGSTASH");
        sink.setEncoder(encoder);
        context.getLogger("shop").addAppender(sink);
        Scrubbing scrubbing = Scrubbing.install(context, Schemas.annotated());
        assertThat(scrubbing.gaps()).isEmpty();
        encoder.setCustomFields("{\"service\":\"shop\",\"contact\":\"" + Events.EMAIL + "\"}");
        assertThat(scrubbing.gaps()).containsExactly(new Gap("LOGSTASH", Gap.Reason.CUSTOM_FIELDS));
    }

    /** These hold live objects, which the encoder would write field by field. */
    @Test
    void structuredArgumentsAndMarkers_showNobody() {
        String written = written(sink -> {
            context.getLogger("shop").addAppender(sink);
            Scrubbing.install(context, Schemas.annotated());
            context.getLogger("shop.Cart")
                    .info(Markers.append("order", Order.ofAnn()), "cart {}", keyValue("order", Order.ofAnn()));
            return context.getLogger("shop.Orders");
        });
        assertThat(written).contains("cart ");
        assertThat(Events.CANARIES).noneMatch(written::contains);
    }
}
