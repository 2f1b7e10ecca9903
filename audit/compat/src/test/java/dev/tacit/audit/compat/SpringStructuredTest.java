package dev.tacit.audit.compat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.util.Objects;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** What {@code logging.structured.format.console} switches on. */
@ParameterizedClass
@ValueSource(strings = {"ecs", "logstash", "gelf"})
class SpringStructuredTest extends EncoderMatrix {
    @Parameter
    String format = "";

    @Override
    Encoder<ILoggingEvent> encoder() {
        context.putObject(Environment.class.getName(), new StandardEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setFormat(Objects.requireNonNull(format));
        return encoder;
    }
}
