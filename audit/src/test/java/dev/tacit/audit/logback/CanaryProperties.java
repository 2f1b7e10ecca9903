package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.status.Status;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.FakeTokenKeys;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.Shop;
import dev.tacit.audit.scrub.Shop.Customer;
import dev.tacit.audit.scrub.Shop.Envelope;
import dev.tacit.audit.scrub.TextScanner;
import dev.tacit.detect.PersonalDataScanner;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** For all canaries, parts of an event, encoders and failures: nothing of a canary comes out. */
class CanaryProperties {
    /** Values with a form of their own. */
    enum Canary {
        EMAIL("annabel.canary@example.org"),
        PHONE("+442079460018"),
        CARD("4111 1111 1111 1111"),
        IPV4("192.0.2.77"),
        IPV6("2001:db8:0:7::4d");

        final String value;

        Canary(String value) {
            this.value = value;
        }
    }

    /** Where it is planted. */
    enum Part {
        MESSAGE,
        ARGUMENT,
        EXTRA_ARGUMENT,
        SPLIT_ARGUMENTS,
        CHARACTERS,
        ARRAY,
        OBJECT,
        INNER_OBJECT,
        CLASSIFIED,
        MDC_KEY,
        MDC_VALUE,
        PAIR_KEY,
        PAIR_VALUE,
        PAIR_CHARACTERS,
        MARKER,
        THREAD,
        PROPERTY,
        EXCEPTION,
        CAUSE,
        SUPPRESSED
    }

    /** What goes wrong meanwhile. */
    enum Failure {
        NONE,
        KEYS,
        SCANNER,
        SCANNER_ERROR,
        TO_STRING
    }

    private static final String NAME = "Canaria Birdsong";

    /** So many events of the same shape come before, so that whatever is remembered of them is asked. */
    private static final int HARMLESS = 3;

    @Property(tries = 600)
    void noCanaryComesOut(@ForAll Canary canary, @ForAll Set<Part> parts, @ForAll Failure failure) {
        LogbackFixture logback = new LogbackFixture();
        Sink sink = logback.sink("SINK");
        Scrubbing.install(logback.context, scrubber(failure));
        String thread = Thread.currentThread().getName();
        try {
            for (int i = 0; i < HARMLESS; i++) {
                log(logback, harmless(canary), Set.of(Part.ARGUMENT, Part.PAIR_VALUE), Failure.NONE);
            }
            log(logback, canary.value, parts, failure);
        } finally {
            Thread.currentThread().setName(thread);
        }
        assertThat(sink.events).hasSize(HARMLESS + 1);
        assertThat(sink.written()).doesNotContain(canary.value, NAME, "Birdsong");
        assertThat(logback.context.getStatusManager().getCopyOfStatusList())
                .as("no sink failed, and none said why")
                .noneMatch(status -> status.getLevel() >= Status.WARN)
                .noneMatch(status -> status.toString().contains(canary.value));
    }

    /** As like it as can be; what is an address whatever its digits are is one. */
    private static String harmless(Canary canary) {
        return canary.value.replace('@', '-').replace("1111 1111", "1111 1112").replace('+', ' ');
    }

    private static void log(LogbackFixture logback, String canary, Set<Part> parts, Failure failure) {
        LoggingEventBuilder event = logback.log.atInfo();
        event = event.addArgument(parts.contains(Part.ARGUMENT) ? "of " + canary : 7);
        boolean split = parts.contains(Part.SPLIT_ARGUMENTS);
        String message = split ? "template {} {}{} {}" : "template {} {} {} {}";
        event = event.addArgument(split ? canary.substring(0, 6) : "left")
                .addArgument(split ? canary.substring(6) : "right");
        event = event.addArgument(failure == Failure.TO_STRING ? new Hostile(canary) : "last");
        @Nullable Exception thrown = null;
        for (Part part : parts) {
            switch (part) {
                case MESSAGE -> message = "by " + canary + " " + message;
                case EXTRA_ARGUMENT -> event = event.addArgument(canary);
                case CHARACTERS ->
                    event = event.addArgument(
                            new StringBuilder(canary).reverse().reverse());
                case ARRAY -> event = event.addArgument(new Object[] {new String[] {canary}});
                case INNER_OBJECT ->
                    event = event.addArgument(new Object() {
                        @Override
                        public String toString() {
                            return "of " + canary;
                        }
                    });
                case OBJECT -> event = event.addArgument(new Envelope(Optional.of(Map.of("k", canary))));
                case CLASSIFIED ->
                    event = event.addArgument(List.of(new Envelope(new Customer(canary, NAME))))
                            .addKeyValue("customer", new Customer(canary, NAME));
                case MDC_KEY -> logback.mdc.put(canary, "v");
                case MDC_VALUE -> logback.mdc.put("k", "of " + canary);
                case PAIR_CHARACTERS -> event = event.addKeyValue("l", CharBuffer.wrap(canary));
                case PAIR_KEY -> event = event.addKeyValue(canary, 1);
                case PAIR_VALUE -> event = event.addKeyValue("k", canary);
                case MARKER -> event = event.addMarker(new BasicMarkerFactory().getDetachedMarker(canary));
                case THREAD -> Thread.currentThread().setName("for " + canary);
                case PROPERTY -> logback.context.putProperty("shop", canary);
                case EXCEPTION -> thrown = with(thrown, new IllegalStateException("e " + canary));
                case CAUSE -> thrown = with(thrown, new IllegalStateException("e", new Exception("c " + canary)));
                case SUPPRESSED -> {
                    Exception outer = new IllegalStateException("e");
                    outer.addSuppressed(new Exception("s " + canary));
                    thrown = with(thrown, outer);
                }
                default -> {}
            }
        }
        (thrown == null ? event : event.setCause(thrown)).log(message);
    }

    private static Exception with(@Nullable Exception thrown, Exception more) {
        if (thrown != null) {
            more.addSuppressed(thrown);
        }
        return more;
    }

    private static Scrubber scrubber(Failure failure) {
        TextScanner standard = TextScanner.of(PersonalDataScanner.standard());
        Scrubber scrubber = failure == Failure.KEYS
                ? Scrubber.withTokens(Shop.schemas(), FakeTokenKeys.broken(new IllegalStateException("no KMS")))
                : Scrubber.withTokens(Shop.schemas(), new FakeTokenKeys("k3"));
        return failure != Failure.SCANNER && failure != Failure.SCANNER_ERROR
                ? scrubber.scanningWith(standard)
                : scrubber.scanningWith(text -> {
                    if (failure == Failure.SCANNER) {
                        throw new IllegalArgumentException(text.toString());
                    }
                    throw new AssertionError(text.toString());
                });
    }

    private record Hostile(String canary) {
        @Override
        public String toString() {
            throw new IllegalStateException(canary);
        }
    }
}
