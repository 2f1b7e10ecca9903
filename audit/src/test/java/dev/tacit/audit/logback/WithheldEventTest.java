package dev.tacit.audit.logback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Level;
import ch.qos.logback.core.status.Status;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.FakeTokenKeys;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.Shop;
import dev.tacit.provider.TokenKeys;
import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.Schemas;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scrubber that cannot do its work says so, and nothing else. */
class WithheldEventTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final Sink sink = logback.sink("SINK");

    static List<Throwable> failures() {
        return List.of(
                new IllegalStateException("for ann@x.org"),
                new StackOverflowError("for ann@x.org"),
                new OutOfMemoryError("for ann@x.org"),
                new NoClassDefFoundError("for ann@x.org"),
                new AssertionError("for ann@x.org"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void hostileToString_withholdsTheEvent(Throwable failure) {
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        assertThatCode(() -> logback.log.warn("ann@x.org sent {}", saying(() -> {
                    throw sneaky(failure);
                })))
                .doesNotThrowAnyException();
        assertWithheld(failure, "shop.Orders");
        assertThat(scrubbing.counters().withheld()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failingDetector_withholdsTheEvent(Throwable failure) {
        Scrubbing.install(logback.context, Scrubber.withLabels(Shop.schemas()).scanningWith(text -> {
            throw sneaky(failure);
        }));
        assertThatCode(() -> logback.log.warn("ann@x.org")).doesNotThrowAnyException();
        assertWithheld(failure, "withheld");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void loggerNamedAfterAPerson_isNotNamedInTheConstantLine(Throwable failure) {
        Scrubbing.install(logback.context, Shop.schemas());
        logback.context.getLogger("tenant ann@x.org").warn("sent {}", saying(() -> {
            throw sneaky(failure);
        }));
        assertWithheld(failure, "tenant <email>");
    }

    @Test
    void classNamedLikeAPerson_isNotNamedByTheFramesOfAHostileFailure() {
        Scrubbing.install(logback.context, Shop.schemas());
        IllegalStateException failure = new IllegalStateException();
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("ann@x.org", "of", "", 7)});
        logback.log.warn("sent {}", saying(() -> {
            throw failure;
        }));
        assertThat(sink.line())
                .startsWith("event withheld by scrubber: java.lang.IllegalStateException at <email>")
                .endsWith(":7");
    }

    @Test
    void failureWhoseFramesFail_isNamedByItsClassAlone() {
        Scrubbing.install(logback.context, Shop.schemas());
        logback.log.warn("sent {}", saying(() -> {
            throw new Frameless();
        }));
        assertThat(sink.line()).isEqualTo("event withheld by scrubber: " + Frameless.class.getName());
    }

    private static final class Frameless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("for ann@x.org");
        }
    }

    private void assertWithheld(Throwable failure, String logger) {
        assertThat(sink.line())
                .startsWith("event withheld by scrubber: " + failure.getClass().getName() + " at dev.tacit.");
        assertThat(sink.last().getLevel()).isEqualTo(Level.WARN);
        assertThat(sink.last().getLoggerName()).isEqualTo(logger);
        assertThat(sink.last().getTimeStamp()).isPositive();
        assertThat(sink.written()).doesNotContain("ann@x.org");
        assertThat(logback.context.getStatusManager().getCopyOfStatusList())
                .extracting(Status::toString)
                .noneMatch(status -> status.contains("ann@x.org"));
    }

    @Test
    void withheldEvent_showsNoThreadNameMdcMarkerOrException() {
        Scrubbing.install(logback.context, Scrubber.withLabels(Shop.schemas()).scanningWith(text -> {
            throw new IllegalStateException();
        }));
        Thread.currentThread().setName("ann@x.org");
        try {
            logback.mdc.put("user", "ann@x.org");
            logback.context.putProperty("shop", "ann@x.org");
            logback.log
                    .atError()
                    .addKeyValue("k", "ann@x.org")
                    .setCause(new Exception("ann@x.org"))
                    .log("ann@x.org");
        } finally {
            Thread.currentThread().setName("main");
        }
        assertThat(sink.written()).contains("[withheld]").doesNotContain("ann@x.org");
    }

    @Test
    void dataMapThatCannotBeRead_withholdsEventsWithNamedValues(@TempDir Path folder) throws IOException {
        Path map = folder.resolve("META-INF/tacit/data-map.json");
        Files.createDirectories(map.getParent());
        Files.writeString(map, "{\"records\": \"ann@x.org\"}");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(loader);
            Scrubbing.install(logback.context, Schemas.annotated());
            logback.mdc.put("nickname", "Annie");
            logback.log.warn("started");
            assertWithheld(new DeclarationException(List.of()), "shop.Orders");
            logback.mdc.clear();
            logback.log.warn("went on");
            assertThat(sink.line()).isEqualTo("went on");
            logback.context.putProperty("nickname", "Annie");
            logback.log.warn("with a property");
            assertThat(sink.line()).isEqualTo("with a property");
            assertThat(sink.last().getLoggerContextVO().getPropertyMap()).containsEntry("nickname", "<withheld>");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void keyThatFails_costsTheTokenOnly() {
        Scrubbing scrubbing = Scrubbing.install(
                logback.context, Shop.schemas(), FakeTokenKeys.broken(new IllegalStateException("ann@x.org")));
        logback.log.info("to {}", "ann@x.org");
        assertThat(sink.line()).isEqualTo("to <email>");
        assertThat(scrubbing.counters().keyFailures()).isPositive();
    }

    @Test
    void hugeToString_isCutAndMarked() {
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        logback.log.info("{}", saying(() -> "x".repeat(5_000_000)));
        assertThat(sink.line()).hasSizeLessThan(66_000).endsWith("]").contains("[truncated ");
        assertThat(scrubbing.counters().truncated()).isPositive();
    }

    @Test
    void objectThatLogsItself_endsAndLosesNoLine() {
        Scrubbing.install(logback.context, Shop.schemas());
        Object[] self = new Object[1];
        self[0] = saying(() -> {
            logback.log.info("I am {} of ann@x.org", self[0]);
            return "me";
        });
        logback.log.info("this is {}", self[0]);
        assertThat(sink.events)
                .extracting(event -> event.getFormattedMessage())
                .containsExactly("event withheld by scrubber: nested logging", "I am me of <email>", "this is me");
    }

    /** Asking for a key is a call of the host's, wherever in the message the value stands. */
    @ParameterizedTest
    @ValueSource(strings = {"for {}", "of ann@x.org for {}", "user={} for {}", "mail=ann@{}"})
    void keyStoreThatLogs_endsAndShowsNobody(String template) {
        Scrubbing.install(logback.context, Shop.schemas(), new TokenKeys() {
            @Override
            public TokenKey current() {
                logback.log.info(template, "bob@x.org");
                return new FakeTokenKeys("k3").current();
            }

            @Override
            public Optional<TokenKey> byId(String keyId) {
                return Optional.empty();
            }
        });
        logback.log.info(template, "ann@x.org");
        assertThat(sink.events).hasSizeGreaterThan(1).hasSizeLessThan(10);
        assertThat(sink.line()).contains(":k3.");
        assertThat(sink.written()).doesNotContain("ann@x.org", "bob@x.org");
    }

    @Test
    void objectThatContainsItself_endsAsStackOverflow() {
        Scrubbing.install(logback.context, Shop.schemas());
        Object[] self = new Object[1];
        self[0] = saying(() -> "<" + self[0] + ">");
        logback.log.info("{}", self[0]);
        assertThat(sink.line()).startsWith("event withheld by scrubber: java.lang.StackOverflowError");
    }

    @Test
    void eventMadeBeforehand_canBeWritten() {
        sink.doAppend(WithheldEvent.ANONYMOUS);
        assertThat(sink.line()).isEqualTo("event withheld by scrubber: out of memory or stack");
    }

    private static Object saying(Supplier<String> text) {
        Saying saying = new Saying();
        Saying.TEXTS.put(saying, text);
        return saying;
    }

    /** Holds nothing itself: what an object holds is searched before its own text is asked for. */
    private static final class Saying {
        private static final Map<Saying, Supplier<String>> TEXTS = new ConcurrentHashMap<>();

        @Override
        public String toString() {
            return requireNonNull(TEXTS.get(this)).get();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
