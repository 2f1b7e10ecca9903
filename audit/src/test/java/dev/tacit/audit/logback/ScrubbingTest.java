package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.DynamicThresholdFilter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.FilterReply;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.FakeTokenKeys;
import dev.tacit.audit.scrub.Shop;
import org.junit.jupiter.api.Test;

class ScrubbingTest {
    private static final String XML = """
            <configuration>
              <appender name="LIST" class="dev.tacit.audit.logback.Sentences"/>
              <appender name="SAFE" class="dev.tacit.audit.logback.ScrubbingAppender">
                <appender-ref ref="LIST"/>
              </appender>
              <appender name="BARE" class="dev.tacit.audit.logback.Sentences"/>
              <appender name="SIFT" class="ch.qos.logback.classic.sift.SiftingAppender">
                <discriminator><key>user</key><defaultValue>none</defaultValue></discriminator>
                <sift><appender name="FILE-${user}" class="dev.tacit.audit.logback.Sentences"/></sift>
              </appender>
              <root level="INFO"><appender-ref ref="SAFE"/>%s</root>
            </configuration>
            """;
    private static final String SAFE_ONLY = XML.formatted("");
    private static final String WITH_BARE = XML.formatted("<appender-ref ref=\"BARE\"/>");
    private static final String WITH_SIFT = XML.formatted("<appender-ref ref=\"SIFT\"/>");

    private final LogbackFixture logback = new LogbackFixture();

    @Test
    void appenderFromXml_scrubsWithLabelsBeforeAnythingIsInstalled() {
        logback.configure(SAFE_ONLY);
        logback.log.info("shipped {} to {}", Shop.annsOrder(), "ann@x.org");
        assertThat(list().last()).contains("buyerName=<name>", "to <email>").doesNotContain("Ann");
        assertThat(Scrubbing.verify(logback.context)).isEmpty();
    }

    @Test
    void install_givesKeysToTheAppendersOfTheXml() {
        logback.configure(SAFE_ONLY);
        Scrubbing.install(logback.context, Shop.schemas(), new FakeTokenKeys("k3"));
        logback.log.info("to {}", "ann@x.org");
        assertThat(list().last()).startsWith("to <email:k3.");
    }

    @Test
    void installWithoutKeys_showsLabels() {
        Sink sink = logback.sink("SINK");
        Scrubbing.install(logback.context, Shop.schemas());
        logback.log.info("to {}", "ann@x.org");
        assertThat(sink.line()).isEqualTo("to <email>");
    }

    @Test
    void verify_namesEachSinkThatIsNotCovered() {
        logback.configure(WITH_BARE);
        logback.log.addAppender(new Sink(logback.context, "LATE"));
        AsyncAppender async = async(new Sink(logback.context, "BEHIND-ASYNC"));
        logback.root.addAppender(async);
        assertThat(Scrubbing.verify(logback.context)).containsExactly("BARE", "BEHIND-ASYNC", "LATE");
        assertThat(Scrubbing.install(logback.context, Shop.schemas()).verify()).isEmpty();
        async.stop();
    }

    @Test
    void appenderAttachedLater_isNamedAndCoveredBeforeTheNextEventReachesIt() {
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        Sink late = logback.sink("LATE");
        assertThat(scrubbing.verify()).containsExactly("LATE");
        logback.log.info("ann@x.org");
        assertThat(late.line()).isEqualTo("<email>");
        assertThat(scrubbing.verify()).isEmpty();
        logback.log.atInfo().log("bob@x.org");
        assertThat(late.events).hasSize(2);
    }

    @Test
    void appenderAttachedToALoggerInBetween_isCoveredUnlessNoEventReachesIt() {
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        Sink above = new Sink(logback.context, "ABOVE");
        logback.context.getLogger("shop").addAppender(above);
        logback.context.getLogger("shop.Orders$Line").info("ann@x.org");
        assertThat(above.line()).isEqualTo("<email>");
        Sink unreached = logback.sink("UNREACHED");
        logback.log.setAdditive(false);
        logback.log.info("ann@x.org");
        assertThat(unreached.events).isEmpty();
        assertThat(scrubbing.verify()).containsExactly("UNREACHED");
    }

    @Test
    void filterThatAcceptsEverything_doesNotHideALateAppender() {
        Scrubbing.install(logback.context, Shop.schemas());
        logback.context.addTurboFilter(acceptingFilter());
        Sink late = logback.sink("LATE");
        logback.log.info("ann@x.org");
        assertThat(late.line()).isEqualTo("<email>");
    }

    @Test
    void reconfiguration_isCoveredAgain() {
        logback.configure(WITH_BARE);
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas(), new FakeTokenKeys("k3"));
        logback.context.reset();
        assertThat(scrubbing.verify()).isEmpty();
        logback.configure(WITH_BARE);
        assertThat(scrubbing.verify()).isEmpty();
        logback.log.info("ann@x.org");
        assertThat(list().last()).startsWith("<email:k3.");
        assertThat(bare().last()).startsWith("<email:k3.");
    }

    @Test
    void stopAndStart_isCoveredAgain() {
        logback.configure(WITH_BARE);
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        for (int i = 0; i < 3; i++) {
            logback.context.stop();
            logback.context.start();
            logback.configure(WITH_BARE);
        }
        assertThat(scrubbing.verify()).isEmpty();
        assertThat(logback.context.getCopyOfListenerList()).hasSize(1);
        logback.log.info("ann@x.org");
        assertThat(bare().list).hasSize(1);
        assertThat(bare().last()).isEqualTo("<email>");
    }

    @Test
    void installingTwice_writesEachLineOnceAndTheLastOneCounts() {
        Sink sink = logback.sink("SINK");
        logback.log.addAppender(sink);
        logback.log.setAdditive(false);
        Scrubbing.install(logback.context, Shop.schemas());
        Scrubbing.install(logback.context, Shop.schemas(), new FakeTokenKeys("k3"))
                .cover();
        logback.log.info("ann@x.org");
        assertThat(sink.events).hasSize(1);
        assertThat(sink.line()).startsWith("<email:k3.");
        assertThat(logback.context.getCopyOfListenerList()).hasSize(1);
        assertThat(logback.root.getAppender("SINK")).isSameAs(logback.log.getAppender("SINK"));
    }

    @Test
    void close_takesTheCoversAwayAndLeavesThoseOfTheXml() {
        logback.configure(WITH_BARE);
        Scrubbing.install(logback.context, Shop.schemas());
        Scrubbing.install(logback.context, Shop.schemas(), new FakeTokenKeys("k3"))
                .close();
        assertThat(Scrubbing.verify(logback.context)).containsExactly("BARE");
        logback.log.info("ann@x.org");
        assertThat(list().last()).isEqualTo("<email>");
        logback.root.setLevel(Level.DEBUG);
        assertThat(Scrubbing.verify(logback.context)).containsExactly("BARE");
    }

    @Test
    void asyncAppender_receivesFrozenEvents() {
        Sink sink = new Sink(logback.context, "SINK");
        AsyncAppender async = async(sink);
        logback.root.addAppender(async);
        Scrubbing.install(logback.context, Shop.schemas());
        StringBuilder changing = new StringBuilder("first");
        logback.mdc.put("user", "ann@x.org");
        logback.log.error("{} {}", changing, Shop.annsOrder(), new IllegalStateException("ann@x.org"));
        logback.mdc.clear();
        changing.replace(0, 5, "ann@x.org");
        async.stop();
        assertThat(sink.written())
                .contains("first Order[", "user=<email>", "IllegalStateException: <email>")
                .doesNotContain("ann@x.org", "Ann");
    }

    @Test
    void siftingAppender_isCoveredAndSiftsByTheScrubbedValue() {
        logback.configure(WITH_SIFT);
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        assertThat(scrubbing.verify()).isEmpty();
        logback.mdc.put("user", "ann@x.org");
        logback.log.info("hello");
        Appender<ILoggingEvent> sift =
                logback.cover("SIFT").iteratorForAppenders().next();
        assertThat(((ch.qos.logback.classic.sift.SiftingAppender) sift)
                        .getAppenderTracker()
                        .allKeys())
                .containsExactly("<email>");
    }

    @Test
    void stoppedContext_stopsTheAppendersBehindTheCover() {
        Sink sink = logback.sink("SINK");
        Scrubbing.install(logback.context, Shop.schemas());
        logback.context.stop();
        assertThat(sink.isStarted()).isFalse();
    }

    @Test
    void counters_countEvents() {
        logback.sink("SINK");
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        logback.log.info("nothing here");
        logback.log.info("ann@x.org and bob@x.org");
        assertThat(scrubbing.counters().scrubbed()).isEqualTo(1);
        assertThat(scrubbing.counters().replaced()).containsEntry("email-address", 2L);
        assertThat(scrubbing.counters().withheld()).isZero();
    }

    private static DynamicThresholdFilter acceptingFilter() {
        DynamicThresholdFilter filter = new DynamicThresholdFilter();
        filter.setKey("user");
        filter.setDefaultThreshold(Level.TRACE);
        filter.setOnHigherOrEqual(FilterReply.ACCEPT);
        filter.start();
        return filter;
    }

    private AsyncAppender async(Sink sink) {
        AsyncAppender async = new AsyncAppender();
        async.setContext(logback.context);
        async.setName("ASYNC");
        async.setMaxFlushTime(0);
        async.addAppender(sink);
        async.start();
        return async;
    }

    private Sentences list() {
        return logback.behind("SAFE", "LIST");
    }

    private Sentences bare() {
        return logback.behind("BARE", "BARE");
    }
}
