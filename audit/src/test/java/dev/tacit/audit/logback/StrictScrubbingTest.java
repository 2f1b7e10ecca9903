package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.spi.CallerBoundaryAware;
import org.slf4j.spi.LoggingEventBuilder;

/** An agent that reads at the appenders is played by a sink that another filter attaches too late to be covered. */
class StrictScrubbingTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final List<Sink> agents = new ArrayList<>();

    @BeforeEach
    void scrubStrictly() {
        Scrubbing.install(logback.context, Shop.schemas()).strict();
        logback.context.getTurboFilterList().add(new Answer(FilterReply.NEUTRAL, this::attachAgent));
    }

    private void attachAgent(Logger logger) {
        Sink agent = new Sink(logback.context, "AGENT-" + agents.size());
        agents.add(agent);
        logger.addAppender(agent);
    }

    @Test
    void classicCalls_areScrubbedBeforeAnythingReadsThem() {
        logback.log.info("to {}", "ann@x.org");
        logback.log.warn("order {} of {} and {}", Shop.annsOrder(), 1, 2);
        logback.log.error("failed", new IllegalStateException("ann@x.org"));
        logback.log.error(null, new IllegalStateException("ann@x.org"));
        assertThat(agents).hasSize(4);
        assertThat(agents.get(0).events.get(0).getFormattedMessage()).isEqualTo("to <email>");
        assertThat(agents).allSatisfy(agent -> assertThat(agent.written()).doesNotContain("ann@x.org", "Ann"));
        assertThat(agents.get(3).written()).contains("IllegalStateException: <email>");
    }

    @Test
    void fluentCalls_areScrubbedWithTheirPairsAndMarkers() {
        Marker marker = MarkerFactory.getDetachedMarker("AUDIT");
        logback.log.atInfo().addKeyValue("mail", "ann@x.org").addMarker(marker).log("hello");
        ILoggingEvent event = agents.get(0).last();
        assertThat(event.getKeyValuePairs()).singleElement().hasToString("mail=\"<email>\"");
        assertThat(event.getMarkerList()).containsExactly(marker);
    }

    @Test
    void callerData_isThatOfTheCaller() {
        logback.log.info("clean");
        logback.log.info("to {}", "ann@x.org");
        logback.log.atInfo().log("fluent");
        assertThat(agents)
                .allSatisfy(agent -> assertThat(agent.written())
                        .contains(".callerData_isThatOfTheCaller(StrictScrubbingTest.java:"));
    }

    /** A facade of the host's own, which says where its callers are. */
    private static final class Facade {
        static void info(Logger log, String text) {
            LoggingEventBuilder call = log.atInfo();
            ((CallerBoundaryAware) call).setCallerBoundary(Facade.class.getName());
            call.log(text);
        }
    }

    @Test
    void callerData_ofAFluentCall_isThatBehindItsBoundary() {
        Facade.info(logback.log, "to ann@x.org");
        assertThat(agents.get(0).last().getCallerData()[0].getMethodName())
                .isEqualTo("callerData_ofAFluentCall_isThatBehindItsBoundary");
    }

    /** Which class a bridge's call comes from it tells Logback alone, so bridges are known by their names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.commons.logging.impl.SLF4JLocationAwareLog",
                "org.apache.commons.logging.LogAdapter$Slf4jLocationAwareLog",
                "org.apache.log4j.Category",
                "org.apache.logging.slf4j.SLF4JLogger",
                "org.apache.logging.log4j.spi.AbstractLogger",
                "org.jboss.logging.Slf4jLocationAwareLogger",
                "org.slf4j.bridge.SLF4JBridgeHandler",
                "java.util.logging.Logger",
                "java.lang.System$Logger"
            })
    void frameOfABridge_isNoCaller(String className) {
        assertThat(EarlyEvent.isOfABridge(className)).isTrue();
        assertThat(EarlyEvent.isOfABridge(Facade.class.getName())).isFalse();
    }

    @Test
    void levelsAndOtherFilters_decideAsBefore() {
        Sink sink = logback.sink("SINK");
        logback.log.setLevel(Level.INFO);
        logback.log.debug("below the level");
        assertThat(logback.log.isDebugEnabled()).isFalse();
        assertThat(sink.events).isEmpty();
        logback.context.getTurboFilterList().add(new Answer(FilterReply.ACCEPT, logger -> {}));
        logback.log.debug("accepted");
        assertThat(sink.line()).isEqualTo("accepted");
        logback.context.getTurboFilterList().add(1, new Answer(FilterReply.DENY, logger -> {}));
        logback.log.error("denied");
        logback.log.atError().log("denied too");
        assertThat(sink.events).hasSize(1);
    }

    @Test
    void eachEvent_isWrittenOnceByEachSinkAndScannedOnce() {
        Sink sink = logback.sink("SINK");
        logback.log.info("to {}", "ann@x.org");
        logback.log.info("clean");
        assertThat(sink.events).hasSize(2);
        assertThat(Scrubbing.verify(logback.context)).noneMatch("SINK"::equals);
    }

    @Test
    void reconfiguration_staysStrict() {
        logback.context.reset();
        logback.configure("<configuration><root level=\"INFO\"/></configuration>");
        Sink sink = logback.sink("SINK");
        logback.log.info("ann@x.org");
        assertThat(sink.line()).isEqualTo("<email>");
        assertThat(logback.context.getTurboFilterList()).hasAtLeastOneElementOfType(StrictFilter.class);
    }

    /** Another library's filter. */
    private static final class Answer extends TurboFilter {
        private final FilterReply reply;
        private final Consumer<Logger> asked;

        Answer(FilterReply reply, Consumer<Logger> asked) {
            this.reply = reply;
            this.asked = asked;
        }

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                @Nullable Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            if (format != null || thrown != null) {
                asked.accept(logger);
            }
            return reply;
        }

        @Override
        public FilterReply decide(Logger logger, org.slf4j.event.LoggingEvent event) {
            asked.accept(logger);
            return reply;
        }
    }
}
