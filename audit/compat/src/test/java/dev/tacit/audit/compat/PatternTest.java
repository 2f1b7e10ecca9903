package dev.tacit.audit.compat;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;

class PatternTest extends EncoderMatrix {
    @Override
    Encoder<ILoggingEvent> encoder() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern("%d %level [%thread] %logger %marker %mdc %kvp %caller{1} %msg%n%ex{full}");
        return encoder;
    }
}
