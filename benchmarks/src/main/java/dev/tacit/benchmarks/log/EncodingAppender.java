package dev.tacit.benchmarks.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import org.jspecify.annotations.Nullable;

/** Encodes each event and keeps the last one's bytes, for the benchmark to consume. Not thread-safe. */
public final class EncodingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Encoder<ILoggingEvent> encoder;
    private byte @Nullable [] last;

    /** @param encoder started */
    public EncodingAppender(Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
    }

    @Override
    protected void append(ILoggingEvent event) {
        last = encoder.encode(event);
    }

    /** Returns the bytes of the last event. */
    public byte @Nullable [] last() {
        return last;
    }
}
