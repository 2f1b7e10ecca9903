package dev.tacit.audit.compat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import co.elastic.logging.logback.EcsEncoder;

class EcsTest extends EncoderMatrix {
    @Override
    Encoder<ILoggingEvent> encoder() {
        EcsEncoder encoder = new EcsEncoder();
        encoder.setServiceName("shop");
        encoder.setIncludeMarkers(true);
        encoder.setIncludeOrigin(true);
        return encoder;
    }
}
