package dev.tacit.benchmarks.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import com.sun.management.ThreadMXBean;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.schema.Schemas;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that hides nothing passes the scrubber as it is, and leaves no object behind. */
class CleanEventMemoryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Events events = new Events(ShopMessages.clean());
    private final Sink sink = new Sink();

    /** Takes events, and keeps none. */
    private static final class Sink extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private int taken;

        @Override
        protected void append(ILoggingEvent event) {
            taken++;
        }
    }

    /** Compilers remove some objects only after a while, on a busy machine a long one; so the best of many rounds counts. */
    @Test
    void cleanEvent_costsNotAByteMore() {
        sink.setName("SINK");
        events.logger().addAppender(events.started(sink));
        Scrubbing scrubbing = Scrubbing.install(events.context(), Schemas.annotated());
        Appender<ILoggingEvent> cover = requireNonNull(events.logger().getAppender("SINK"));
        List<ILoggingEvent> stream = formatted();
        long fewest = Long.MAX_VALUE;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (fewest > 0 && System.nanoTime() < end) {
            fewest = Math.min(fewest, bytesFor(stream, cover));
        }
        assertThat(fewest).as("bytes for %d events", stream.size()).isZero();
        assertThat(sink.taken).isPositive();
        assertThat(scrubbing.counters().scrubbed()).isZero();
        assertThat(scrubbing.counters().withheld()).isZero();
    }

    /** Formatting is Logback's, and done before. */
    private List<ILoggingEvent> formatted() {
        List<ILoggingEvent> stream = new ArrayList<>();
        for (int i = 0; i < ShopMessages.COUNT; i++) {
            ILoggingEvent event = events.next();
            assertThat(event.getFormattedMessage()).isNotEmpty();
            stream.add(event);
        }
        return stream;
    }

    private long bytesFor(List<ILoggingEvent> stream, Appender<ILoggingEvent> cover) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < stream.size(); i++) {
            cover.doAppend(stream.get(i));
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
