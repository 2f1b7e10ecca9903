package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.MDCFilter;
import ch.qos.logback.classic.turbo.MarkerFilter;
import ch.qos.logback.classic.turbo.TurboFilter;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.Shop;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** An appender that code attached since the last line, and turbo filters of others that have their say before or behind ours. */
class LateAppendersTest {
    private static final Marker AUDIT = MarkerFactory.getDetachedMarker("AUDIT");

    private final LogbackFixture logback = new LogbackFixture();

    @AfterEach
    void forgetTheUser() {
        MDC.remove("debug");
    }

    static Stream<Consumer<Logger>> callsBelowTheLevel() {
        return Stream.of(
                log -> log.debug(AUDIT, "ann@x.org"),
                log -> log.debug(AUDIT, "to {}", "ann@x.org"),
                log -> log.debug(AUDIT, "to {} and {} and {}", 1, 2, "ann@x.org"),
                log -> log.debug(AUDIT, "failed", new IllegalStateException("ann@x.org")),
                log -> log.atDebug()
                        .addMarker(AUDIT)
                        .addKeyValue("to", "ann@x.org")
                        .log("mail"),
                log -> log.log(AUDIT, "com.example.Facade", 10, "ann@x.org", null, null),
                LateAppendersTest::receive);
    }

    /** As the receivers of Logback do with events of other machines. */
    private static void receive(Logger log) {
        if (log.isEnabledFor(AUDIT, Level.DEBUG)) {
            log.callAppenders(new LoggingEvent("x", log, Level.DEBUG, "ann@x.org", null, null));
        }
    }

    @ParameterizedTest
    @MethodSource("callsBelowTheLevel")
    void callBelowTheLevelThatAnotherFilterAccepts_findsItCovered(Consumer<Logger> call) {
        logback.root.setLevel(Level.WARN);
        logback.context.addTurboFilter(accepting(AUDIT));
        logback.context.addTurboFilter(acceptingForOneUser());
        Scrubbing.install(logback.context, Shop.schemas());
        MDC.put("debug", "on");
        Sink late = logback.sink("LATE");
        call.accept(logback.log);
        assertThat(late.events).hasSize(1);
        assertThat(late.written()).contains("<email>").doesNotContain("ann@x.org");
    }

    @ParameterizedTest
    @MethodSource("callsBelowTheLevel")
    void callBelowTheLevelThatNobodyAccepts_isNotWritten(Consumer<Logger> call) {
        logback.root.setLevel(Level.WARN);
        Scrubbing.install(logback.context, Shop.schemas());
        Sink late = logback.sink("LATE");
        call.accept(logback.log);
        assertThat(late.events).isEmpty();
    }

    @Test
    void filterThatIsPutInFrontLater_standsBehindAgainFromTheNextLineOn() {
        logback.sink("SINK");
        Scrubbing.install(logback.context, Shop.schemas());
        TurboFilter other = accepting(AUDIT);
        logback.context.getTurboFilterList().add(0, other);
        logback.log.info(AUDIT, "a line of nobody");
        assertThat(logback.context.getTurboFilterList()).hasSize(2).last().isSameAs(other);
        Sink late = logback.sink("LATE");
        logback.log.info(AUDIT, "ann@x.org");
        assertThat(late.line()).isEqualTo("<email>");
    }

    @Test
    void strictFilter_isFirstAgainFromTheNextLineOn() {
        logback.sink("SINK");
        Scrubbing.install(logback.context, Shop.schemas()).strict();
        TurboFilter other = accepting(AUDIT);
        logback.context.getTurboFilterList().add(1, other);
        logback.context.getTurboFilterList().add(0, other);
        logback.log.info(AUDIT, "a line of nobody");
        assertThat(logback.context.getTurboFilterList())
                .extracting(filter -> filter.getClass().getSimpleName())
                .containsExactly("StrictFilter", "LateAppenders", "MarkerFilter", "MarkerFilter");
    }

    /** Logback makes a logger of no name above this one. */
    @Test
    void appenderOfTheLoggerWithoutAName_isCovered() {
        Scrubbing.install(logback.context, Shop.schemas());
        Logger log = logback.context.getLogger(".orders");
        Sink late = new Sink(logback.context, "LATE");
        logback.context.getLogger("").addAppender(late);
        log.info("ann@x.org");
        assertThat(late.line()).isEqualTo("<email>");
    }

    /** Logback's list of loggers has that one in the root's place. */
    @Test
    void appenderOfTheRoot_isCoveredAndNamedBesideALoggerThatBearsItsName() {
        logback.context.getLogger("ROOT.orders");
        Sink sink = logback.sink("SINK");
        assertThat(Scrubbing.verify(logback.context)).containsExactly("SINK");
        Scrubbing.install(logback.context, Shop.schemas());
        logback.log.info("ann@x.org");
        assertThat(sink.events).hasSize(1);
        assertThat(sink.line()).isEqualTo("<email>");
    }

    private static TurboFilter accepting(Marker marker) {
        MarkerFilter filter = new MarkerFilter();
        filter.setMarker(marker.getName());
        return started(filter, filter::setOnMatch);
    }

    private static TurboFilter acceptingForOneUser() {
        MDCFilter filter = new MDCFilter();
        filter.setMDCKey("debug");
        filter.setValue("on");
        return started(filter, filter::setOnMatch);
    }

    private static TurboFilter started(TurboFilter filter, Consumer<String> onMatch) {
        onMatch.accept("ACCEPT");
        filter.start();
        return filter;
    }
}
