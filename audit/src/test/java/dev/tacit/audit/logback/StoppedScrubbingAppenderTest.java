package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.Shop;
import org.junit.jupiter.api.Test;

/** Code stops an appender by its name, and so stops its cover, and starts it again. */
class StoppedScrubbingAppenderTest {
    private final LogbackFixture logback = new LogbackFixture();

    /** A bare appender goes on too. */
    @Test
    void coverThatIsStoppedAndStarted_goesOnWithItsSink() {
        Sink sink = logback.sink("SINK");
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        ScrubbingAppender cover = logback.cover("SINK");
        cover.stop();
        assertThat(sink.isStarted()).isFalse();
        logback.log.info("missed");
        cover.start();
        logback.log.info("ann@x.org");
        assertThat(sink.events).hasSize(1);
        assertThat(sink.line()).isEqualTo("<email>");
        assertThat(scrubbing.gaps()).isEmpty();
        assertThat(logback.context.getStatusManager().getCount()).isZero();
    }

    @Test
    void scrubbingAppenderOfTheXml_goesOnWithItsSinksToo() {
        logback.configure("""
                <configuration>
                  <appender name="LIST" class="dev.tacit.audit.logback.Sentences"/>
                  <appender name="SAFE" class="dev.tacit.audit.logback.ScrubbingAppender">
                    <appender-ref ref="LIST"/>
                  </appender>
                  <root level="INFO"><appender-ref ref="SAFE"/></root>
                </configuration>
                """);
        Sentences list = logback.behind("SAFE", "LIST");
        logback.cover("SAFE").stop();
        assertThat(list.isStarted()).isFalse();
        logback.cover("SAFE").start();
        logback.log.info("ann@x.org");
        assertThat(list.last()).isEqualTo("<email>");
    }

    /** Only what it stopped itself does a cover start: a sink that the host has not started is not ready. */
    @Test
    void sinkThatTheHostHasNotStarted_isStartedByNoCover() {
        Sink sink = logback.sink("SINK");
        sink.stop();
        Scrubbing.install(logback.context, Shop.schemas());
        assertThat(sink.isStarted()).isFalse();
        logback.cover("SINK").stop();
        logback.cover("SINK").start();
        assertThat(sink.isStarted()).isFalse();
    }
}
