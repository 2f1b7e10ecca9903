package dev.tacit.audit.compat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.audit.testkit.Canaries;
import dev.tacit.audit.testkit.Canary;
import java.nio.CharBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * For all canaries, parts of an event and failures, and through every encoder at once: zero canaries come out, nothing
 * reaches the application, and no sink is silent. Left out are classes, methods and lines of the caller, which are nobody's,
 * and the one sink that {@code verify} names where the logger context itself has the canary among its properties.
 */
class CanaryMatrixProperties {
    /** Where a canary is planted. */
    enum Part {
        MESSAGE,
        ARGUMENT,
        TOUCHED_ARGUMENT,
        EXTRA_ARGUMENT,
        SPLIT_ARGUMENTS,
        OBJECT,
        CLASSIFIED,
        MDC_KEY,
        MDC_VALUE,
        PAIR_KEY,
        PAIR_VALUE,
        MARKER,
        MARKER_REFERENCE,
        CONTEXT_PROPERTY,
        THREAD_NAME,
        LOGGER_NAME,
        EXCEPTION,
        EXCEPTION_TEXT,
        CAUSE,
        SUPPRESSED,
        CIRCULAR_CAUSE
    }

    record Envelope(Object body) {}

    /** An exception whose text is its own. */
    private static final class Talkative extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Talkative(String about) {
            super(about);
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString")
        public String toString() {
            return "talkative about " + getMessage();
        }
    }

    @Property(tries = 400)
    void eachPartUnderEachFailure_showsNoCanary(@ForAll Part part, @ForAll Failure failure) {
        assertNothingComesOut(Canaries.inFreeText().get(0).value(), EnumSet.of(part), failure);
    }

    @Property(tries = 200)
    void anyCanaryInAnyParts_showsNoCanary(
            @ForAll("canaries") String canary, @ForAll Set<Part> parts, @ForAll Failure failure) {
        assertNothingComesOut(canary, parts, failure);
    }

    @Provide
    Arbitrary<String> canaries() {
        return Arbitraries.of(Canaries.inFreeText().stream().map(Canary::value).toList());
    }

    private static void assertNothingComesOut(String canary, Set<Part> parts, Failure failure) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        Sinks sinks = new Sinks(context);
        Scrubbing scrubbing = Scrubbing.install(context, failure.scrubber());
        logUnder(failure, () -> new Line(context, canary, parts, failure).log());
        sinks.leaveOut(scrubbing.verify());
        sinks.written().forEach((sink, written) -> {
            assertThat(written).as("written by " + sink).doesNotContain(canary, Events.NAME, "Canary Lane");
            assertThat(written).as("written by " + sink).isNotEmpty();
        });
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .noneMatch(status -> (status + " " + status.getThrowable()).contains(canary));
    }

    /** Whatever happens, the application goes on as it was: its thread's name and its interruption are its own. */
    private static void logUnder(Failure failure, Runnable act) {
        String thread = Thread.currentThread().getName();
        try {
            if (failure.interrupts()) {
                Thread.currentThread().interrupt();
            }
            act.run();
        } finally {
            assertThat(Thread.interrupted()).isEqualTo(failure.interrupts());
            Thread.currentThread().setName(thread);
        }
    }

    /** One event that bears the canary in some parts. */
    private static final class Line {
        private final LoggerContext context;
        private final String canary;
        private final Set<Part> parts;
        private final Failure failure;
        private final Logger logger;

        Line(LoggerContext context, String canary, Set<Part> parts, Failure failure) {
            this.context = context;
            this.canary = canary;
            this.parts = parts;
            this.failure = failure;
            logger = context.getLogger(parts.contains(Part.LOGGER_NAME) ? "tenant " + canary : "shop.Orders");
        }

        void log() {
            LoggingEventBuilder event = withArguments(logger.atError());
            for (Part part : parts) {
                event = planted(event, part);
            }
            Throwable thrown = thrown();
            event = thrown == null ? event : event.setCause(thrown);
            event.log((parts.contains(Part.MESSAGE) ? "by " + canary + " " : "template ") + "{} user_{} {}{} {} {}");
            context.getMDCAdapter().clear();
        }

        private LoggingEventBuilder withArguments(LoggingEventBuilder event) {
            boolean splits = parts.contains(Part.SPLIT_ARGUMENTS);
            int half = canary.length() / 2;
            LoggingEventBuilder filled = event.addArgument(parts.contains(Part.ARGUMENT) ? canary : 7)
                    .addArgument(parts.contains(Part.TOUCHED_ARGUMENT) ? canary : 7_000_000_000L)
                    .addArgument(splits ? canary.substring(0, half) : "left")
                    .addArgument(splits ? canary.substring(half) : "right")
                    .addArgument(object())
                    .addArgument(failure.argument(canary, logger));
            return parts.contains(Part.EXTRA_ARGUMENT) ? filled.addArgument(canary) : filled;
        }

        private Object object() {
            Object classified = new Order("114-1", "buyer-7", Events.NAME, canary, Events.STREET);
            Object envelope = new Envelope(Optional.of(Map.of("k", canary)));
            if (parts.contains(Part.CLASSIFIED)) {
                return List.of(new Envelope(Map.of(classified, List.of(classified))));
            }
            return parts.contains(Part.OBJECT) ? envelope : 1.5;
        }

        private LoggingEventBuilder planted(LoggingEventBuilder event, Part part) {
            switch (part) {
                case MDC_KEY -> context.getMDCAdapter().put("key " + canary, "value");
                case MDC_VALUE -> context.getMDCAdapter().put("user", canary);
                case CONTEXT_PROPERTY -> context.putProperty("shop", canary);
                case THREAD_NAME -> Thread.currentThread().setName("for " + canary);
                default -> {}
            }
            return switch (part) {
                case PAIR_KEY -> event.addKeyValue("of " + canary, 1);
                case PAIR_VALUE -> event.addKeyValue("k", canary).addKeyValue("l", CharBuffer.wrap(canary));
                case CLASSIFIED ->
                    event.addKeyValue("order", new Order("114-1", "buyer-7", Events.NAME, canary, Events.STREET));
                case MARKER -> event.addMarker(new BasicMarkerFactory().getDetachedMarker(canary));
                case MARKER_REFERENCE -> event.addMarker(referring());
                default -> event;
            };
        }

        @SuppressWarnings("deprecation") // layouts still print references
        private Marker referring() {
            Marker outer = new BasicMarkerFactory().getDetachedMarker("OUTER");
            outer.add(new BasicMarkerFactory().getDetachedMarker(canary));
            return outer;
        }

        private @Nullable Throwable thrown() {
            Throwable thrown = null;
            for (Part part : parts) {
                Throwable more = thrown(part);
                if (more != null && thrown != null) {
                    more.addSuppressed(thrown);
                }
                thrown = more == null ? thrown : more;
            }
            return thrown;
        }

        private @Nullable Throwable thrown(Part part) {
            return switch (part) {
                case EXCEPTION -> new IllegalStateException("e " + canary);
                case EXCEPTION_TEXT -> new Talkative(canary);
                case CAUSE -> new IllegalStateException("e", new Talkative(canary));
                case SUPPRESSED -> {
                    Throwable outer = new IllegalStateException("e");
                    outer.addSuppressed(new IllegalArgumentException("s " + canary));
                    yield outer;
                }
                case CIRCULAR_CAUSE -> {
                    Exception first = new IllegalStateException("first " + canary);
                    first.initCause(new IllegalArgumentException("second " + canary, first));
                    yield first;
                }
                default -> null;
            };
        }
    }
}
