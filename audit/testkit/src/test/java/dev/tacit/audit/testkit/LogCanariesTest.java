package dev.tacit.audit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.LevelFilter;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.audit.logback.ScrubbingAppender;
import dev.tacit.category.Catalog;
import dev.tacit.category.DataCategory;
import dev.tacit.schema.Schemas;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogCanariesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LoggerContext context = new LoggerContext();
    private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    LogCanariesTest() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @Test
    void bareAppender_leaksEveryCanaryInEveryPart() {
        attach(file("FILE"));
        LogCanaryReport report = LogCanaries.check(context);
        assertThat(report.sinks()).containsExactly("FILE");
        assertThat(report.leaks()).extracting(Leak::sink).containsOnly("FILE");
        assertThat(report.leaks()).extracting(Leak::part).contains(Part.values());
        assertThat(report.leaks().stream().map(Leak::category).collect(Collectors.toSet()))
                .containsAll(idsOf(Catalog.standard()));
    }

    @Test
    void coveredAppender_leaksNothing() {
        attach(file("FILE"));
        Scrubbing.install(context, Schemas.annotated());
        LogCanaryReport report = LogCanaries.check(context);
        assertThat(report.leaks()).isEmpty();
        assertThat(report.unreached()).isEmpty();
    }

    @Test
    void maskedMessageAlone_isNotEnough() {
        OutputStreamAppender<ILoggingEvent> masked = file("MASKED");
        encode(masked, "%replace(%msg){'.', 'x'} %mdc%n%ex");
        attach(masked);
        assertThat(LogCanaries.check(context).leaks()).extracting(Leak::part).contains(Part.MDC, Part.EXCEPTION);
    }

    @Test
    void eachLeakingAppender_isNamed() {
        attach(file("COVERED"));
        Scrubbing.install(context, Schemas.annotated()).close();
        Logger shop = context.getLogger("shop");
        shop.addAppender(file("SHOP"));
        assertThat(LogCanaries.check(context).leaks()).extracting(Leak::sink).contains("COVERED", "SHOP");
    }

    @Test
    void appenderBehindAnAsynchronousOne_isWaitedFor() {
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setName("ASYNC");
        async.addAppender(file("BEHIND"));
        async.start();
        attach(async);
        LogCanaryReport report = LogCanaries.check(context, PATIENCE);
        assertThat(report.sinks()).containsExactly("BEHIND");
        assertThat(report.unreached()).isEmpty();
        assertThat(report.leaks()).isNotEmpty();
        async.stop();
    }

    /** The queue holds what both loggers sent; the first logger's canaries are no news of the second's. */
    @Test
    void asynchronousAppenderOfTwoLoggers_hidesNoLeakAndWritesNoCanary() {
        ListAppender<ILoggingEvent> list = list("LIST");
        AsyncAppender async = async(list);
        ScrubbingAppender safe = new ScrubbingAppender();
        safe.setContext(context);
        safe.setName("SAFE");
        safe.addAppender(async);
        safe.start();
        attach(safe);
        Logger bare = context.getLogger("com.foo");
        bare.setAdditive(false);
        bare.addAppender(async);
        LogCanaryReport report = LogCanaries.check(context, PATIENCE);
        async.stop();
        assertThat(report.leaks()).extracting(Leak::part).contains(Part.values());
        assertThat(report.unreached()).isEmpty();
        assertThat(list.list).isEmpty();
    }

    @Test
    void sinkThatDoesNotGetAllCanariesInTime_isNamedAndNeverWritesOne() {
        CountDownLatch busy = new CountDownLatch(1);
        ListAppender<ILoggingEvent> list = list("LIST");
        Filter<ILoggingEvent> slow = started(new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                return waitFor(busy);
            }
        });
        list.addFilter(slow);
        AsyncAppender async = async(list);
        attach(async);
        LogCanaryReport report = LogCanaries.check(context, Duration.ofMillis(1));
        assertThat(report.unreached()).containsExactly("LIST");
        root.error("an ordinary line");
        busy.countDown();
        async.stop();
        assertThat(list.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("an ordinary line");
        assertThat(list.getCopyOfAttachedFiltersList()).containsExactly(slow);
    }

    /** What came late is no answer to the next check. */
    @Test
    void sinkThatWasLateOnce_isCheckedAgain() {
        CountDownLatch busy = new CountDownLatch(1);
        ListAppender<ILoggingEvent> list = list("LIST");
        list.addFilter(started(new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                return waitFor(busy);
            }
        }));
        AsyncAppender async = async(list);
        attach(async);
        assertThat(LogCanaries.check(context, Duration.ofMillis(1)).unreached()).containsExactly("LIST");
        // Once the second check's probe is there: while one takes the other's place, the sink has no filters.
        async.addFilter(started(new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                busy.countDown();
                return FilterReply.NEUTRAL;
            }
        }));
        LogCanaryReport second = LogCanaries.check(context, PATIENCE);
        async.stop();
        assertThat(second.unreached()).isEmpty();
        assertThat(second.leaks()).extracting(Leak::part).contains(Part.values());
        assertThat(list.list).isEmpty();
    }

    private static FilterReply waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FilterReply.NEUTRAL;
    }

    private ListAppender<ILoggingEvent> list(String name) {
        ListAppender<ILoggingEvent> list = new ListAppender<>();
        list.setContext(context);
        list.setName(name);
        list.start();
        return list;
    }

    private AsyncAppender async(Appender<ILoggingEvent> behind) {
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setName("ASYNC");
        async.setQueueSize(8192);
        async.setMaxFlushTime(0);
        async.addAppender(behind);
        async.start();
        return async;
    }

    @Test
    void appenderThatNoCanaryReaches_isNamed() {
        OutputStreamAppender<ILoggingEvent> never = file("NEVER");
        never.addFilter(started(new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                return FilterReply.DENY;
            }
        }));
        attach(never);
        LogCanaryReport report = LogCanaries.check(context);
        assertThat(report.unreached()).containsExactly("NEVER");
        assertThat(report.leaks()).isEmpty();
    }

    @Test
    void sinksSeeNoCanaryAndKeepTheirFiltersAndLines() {
        ListAppender<ILoggingEvent> list = new ListAppender<>();
        LevelFilter accepting = new LevelFilter();
        accepting.setLevel(Level.ERROR);
        accepting.setOnMatch(FilterReply.ACCEPT);
        accepting.setOnMismatch(FilterReply.DENY);
        list.addFilter(started(accepting));
        ThresholdFilter threshold = new ThresholdFilter();
        threshold.setLevel("WARN");
        list.addFilter(started(threshold));
        list.setName("LIST");
        attach(list);
        list.start();
        assertThat(LogCanaries.check(context).leaks()).isNotEmpty();
        assertThat(list.list).isEmpty();
        assertThat(list.getCopyOfAttachedFiltersList()).containsExactly(accepting, threshold);
        root.error("an ordinary line");
        assertThat(list.list).hasSize(1);
    }

    @Test
    void canariesThatAreExpectedToLeak_doLeakEvenWhenCovered() {
        ListAppender<ILoggingEvent> list = new ListAppender<>();
        attach(list);
        list.start();
        Scrubbing.install(context, Schemas.annotated());
        Canaries.expectedToLeak().forEach(canary -> root.error("{}", canary.value()));
        assertThat(list.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactlyElementsOf(
                        Canaries.expectedToLeak().stream().map(Canary::value).toList());
    }

    private static Set<String> idsOf(Catalog catalog) {
        return catalog.categories().stream().map(DataCategory::id).collect(Collectors.toSet());
    }

    private static <F extends Filter<ILoggingEvent>> F started(F filter) {
        filter.start();
        return filter;
    }

    private void attach(Appender<ILoggingEvent> appender) {
        appender.setContext(context);
        root.addAppender(appender);
    }

    private OutputStreamAppender<ILoggingEvent> file(String name) {
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setName(name);
        encode(appender, "%msg %mdc %kvp %marker [%thread]%n%ex");
        appender.setOutputStream(file);
        appender.start();
        return appender;
    }

    private void encode(OutputStreamAppender<ILoggingEvent> appender, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        appender.setEncoder(encoder);
    }
}
