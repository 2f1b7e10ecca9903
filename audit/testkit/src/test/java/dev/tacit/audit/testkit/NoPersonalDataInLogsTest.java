package dev.tacit.audit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.audit.logback.ScrubbingAppender;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.category.Categories;
import dev.tacit.detect.PersonalDataScanner;
import dev.tacit.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.slf4j.LoggerFactory;

/** Runs the extension in a JUnit of its own, over Logback's own context. */
class NoPersonalDataInLogsTest {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final ListAppender<ILoggingEvent> sink = new ListAppender<>();

    @BeforeEach
    void leaveOneSinkOnly() {
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        sink.setName("SHOP-FILE");
        sink.setContext(context);
        sink.start();
        root.addAppender(sink);
    }

    @AfterEach
    void putTheOthersBack() {
        root.detachAppender(sink);
        others.forEach(root::addAppender);
    }

    @Test
    void uncoveredSink_failsTheTestWithTheRemedyFirst_itsNameAndWhatItWouldWrite() {
        assertThat(failureOf(Annotated.class).lines())
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("tacit.scrubbing=labels", "ScrubbingAppender in logback.xml"),
                        gap -> assertThat(gap).contains("appender SHOP-FILE: events reach it without passing"),
                        leaks -> assertThat(leaks)
                                .contains("appender SHOP-FILE would write", "email-address", "in the message"));
    }

    @Test
    void failure_isShort() {
        assertThat(failureOf(Annotated.class)).hasSizeLessThan(1000);
    }

    @Test
    void categoryThatTheScannerLeavesOut_failsUnlessItIsNamed() {
        PersonalDataScanner scanner =
                PersonalDataScanner.builder().without(Categories.IP_ADDRESS).build();
        try (Scrubbing scrubbing = Scrubbing.install(
                context, Scrubber.withLabels(Schemas.annotated()).scanningWith(scanner))) {
            assertThat(scrubbing.verify()).isEmpty();
            assertThat(failureOf(Annotated.class))
                    .contains("would write ip-address in the message, ", "name it in @NoPersonalDataInLogs(exceptFor)");
            assertThat(run(WithException.class).succeeded().count()).isEqualTo(1);
        }
        assertThat(failureOf(WithException.class)).contains("email-address").doesNotContain("ip-address");
    }

    @Test
    void misspelledException_failsWithTheCategoriesThatThereAre() {
        assertThat(failureOf(WithMisspelling.class)).contains("exceptFor", "ip-address, ");
    }

    @Test
    void gapThatNoCanaryShows_failsTheTestWithItsReason() {
        ScrubbingAppender unattached = new ScrubbingAppender();
        unattached.setContext(context);
        unattached.setName("SAFE");
        unattached.start();
        root.addAppender(unattached);
        try (Scrubbing scrubbing = Scrubbing.install(context, Schemas.annotated())) {
            assertThat(failureOf(Annotated.class)).contains("appender SAFE: no appender stands behind");
            assertThat(scrubbing.verify()).containsExactly("SAFE");
        }
        root.detachAppender(unattached);
    }

    @Test
    void failure_showsNoValue() {
        run(Annotated.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text ->
                                Canaries.inFreeText().stream().noneMatch(canary -> text.contains(canary.value())))));
    }

    @Test
    void coveredSink_passes() {
        try (Scrubbing scrubbing = Scrubbing.install(context, Schemas.annotated())) {
            assertThat(scrubbing.verify()).isEmpty();
            assertThat(run(Annotated.class).succeeded().count()).isEqualTo(1);
        }
    }

    @Test
    void unreachedSink_failsUnlessItIsNamed() {
        root.detachAppender(sink);
        sink.addFilter(new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                return FilterReply.DENY;
            }
        });
        root.addAppender(sink);
        run(Annotated.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                message(text -> text.contains("no canary reached the appender SHOP-FILE"))));
        try (Scrubbing scrubbing = Scrubbing.install(context, Schemas.annotated())) {
            assertThat(scrubbing.verify()).isEmpty();
            assertThat(run(WithUnreached.class).succeeded().count()).isEqualTo(1);
            assertThat(run(Outer.class).succeeded().count()).isEqualTo(1);
        }
        assertThat(failureOf(WithUnreached.class)).contains("appender SHOP-FILE: events reach it");
    }

    @Test
    void configurationWithoutAnyAppender_failsInsteadOfShowingNothing() {
        root.detachAppender(sink);
        run(Annotated.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.contains("no appender is attached to any logger"))));
    }

    @Test
    void scrubberWithNothingBehindIt_isNoSink() {
        root.detachAppender(sink);
        ScrubbingAppender scrubber = new ScrubbingAppender();
        scrubber.start();
        root.addAppender(scrubber);
        run(Annotated.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.contains("no appender is attached to any logger"))));
        root.detachAppender(scrubber);
    }

    private static String failureOf(Class<?> test) {
        return run(test).failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow().getMessage())
                .collect(Collectors.joining());
    }

    private static Events run(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents();
    }

    static class Annotated {
        @Test
        @NoPersonalDataInLogs
        void ourLogs() {}
    }

    @NoPersonalDataInLogs(exceptFor = "ip-address")
    static class WithException {
        @Test
        void ourLogs() {}
    }

    static class WithMisspelling {
        @Test
        @NoPersonalDataInLogs(exceptFor = "ip")
        void ourLogs() {}
    }

    @NoPersonalDataInLogs(unreached = "SHOP-FILE")
    static class WithUnreached {
        @Test
        void ourLogs() {}
    }

    @NoPersonalDataInLogs(unreached = "SHOP-FILE")
    static class Outer {
        @Nested
        class Inner {
            @Test
            void ourLogs() {}
        }
    }
}
