package dev.tacit.audit.compat;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;

class LogbackJsonTest extends EncoderMatrix {
    @Override
    Encoder<ILoggingEvent> encoder() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        return encoder;
    }
}
