package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that hide somebody, and are alike once they hide nobody. */
class NamedValuesTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final Sink sink = logback.sink("SINK");

    @BeforeEach
    void scrubLabels() {
        Scrubbing.install(logback.context, Shop.schemas());
    }

    @Test
    void entriesOfAnMdcWhoseNamesBecomeAlike_areAllKept() {
        logback.mdc.put("ann@x.org", "first");
        logback.mdc.put("bob@x.org", "second");
        logback.mdc.put("eve@x.org", "third");
        logback.log.info("hello");
        assertThat(sink.last().getMDCPropertyMap())
                .containsOnlyKeys("<email>", "<email>-2", "<email>-3")
                .containsValues("first", "second", "third");
    }

    @Test
    void propertiesOfTheContextWhoseNamesBecomeAlike_areAllKept() {
        logback.context.putProperty("ann@x.org", "first");
        logback.context.putProperty("bob@x.org", "second");
        logback.log.info("hello");
        assertThat(sink.last().getLoggerContextVO().getPropertyMap())
                .containsKeys("<email>", "<email>-2")
                .containsValues("first", "second");
    }
}
