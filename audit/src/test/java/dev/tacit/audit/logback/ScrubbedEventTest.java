package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.net.LoggingEventPreSerializationTransformer;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEventVO;
import ch.qos.logback.core.read.ListAppender;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.FakeTokenKeys;
import dev.tacit.audit.scrub.Shop;
import dev.tacit.schema.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.LoggingEventBuilder;

class ScrubbedEventTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final Sink sink = logback.sink("SINK");
    private final FakeTokenKeys keys = new FakeTokenKeys("k3");

    ScrubbedEventTest() {
        Scrubbing.install(logback.context, Shop.schemas(), keys);
    }

    @Test
    void eventThatHidesNothing_isHandedOnItself() {
        logback.log.info("order {} took {} ms", "114-1", 12L);
        assertThat(sink.last()).isNotInstanceOf(ScrubbedEvent.class);
        assertThat(sink.line()).isEqualTo("order 114-1 took 12 ms");
    }

    @Test
    void classifiedArgument_isRenderedThroughItsSchema() {
        logback.log.info("shipped {}", Shop.annsOrder());
        assertThat(sink.line())
                .startsWith("shipped Order[orderId=114-1, buyerId=buyer-7, buyerName=<name:k3.")
                .contains("fulfilledAt=2026-03-01T10:15:30Z");
        assertThat(sink.written()).doesNotContain("Ann", "ann@x.org", "Main Street", "rings twice");
    }

    @Test
    void samePerson_hasTheSameTokenAcrossLinesAndSpellings() {
        logback.log.info("login of {}", " Ann@X.org ");
        logback.log.info("mail to ann@x.org");
        String token = sink.line().substring("mail to ".length());
        assertThat(token).startsWith("<email:k3.");
        assertThat(sink.events.get(0).getFormattedMessage()).contains(token);
    }

    @Test
    void everyPart_isScrubbed() {
        Thread.currentThread().setName("worker-ann@x.org");
        try {
            logback.context.putProperty("shop", "of ann@x.org");
            logback.mdc.put("user", "ann@x.org");
            logback.mdc.put("by ann@x.org", "key");
            Marker marker = new BasicMarkerFactory().getDetachedMarker("for ann@x.org");
            logback.log
                    .atInfo()
                    .addMarker(marker)
                    .addKeyValue("email", "ann@x.org")
                    .addKeyValue("ann@x.org", 7)
                    .addKeyValue("order", Shop.annsOrder())
                    .setCause(new IllegalStateException("no such user ann@x.org"))
                    .log("mail from ann@x.org to {}", "ann@x.org");
        } finally {
            Thread.currentThread().setName("main");
        }
        assertThat(sink.written()).contains("<email:k3.").doesNotContainIgnoringCase("ann@x.org", "Ann Example");
    }

    @Test
    void valuesWhoseNamesSayWhatTheyAre_areHidden() {
        logback.mdc.put("customerName", "Annabel Lee");
        logback.mdc.put("requestId", "Annabel Lee");
        logback.log
                .atInfo()
                .addKeyValue("password", "hunter2")
                .addKeyValue("age_of", 7)
                .log("hello");
        logback.log.info("form {}", Map.of("shippingAddress", "77 Main Street"));
        logback.mdc.clear();
        assertThat(sink.events.get(0).getMDCPropertyMap())
                .hasEntrySatisfying("customerName", name -> assertThat(name).startsWith("<name:k3."))
                .containsEntry("requestId", "Annabel Lee");
        assertThat(sink.events.get(0).getKeyValuePairs())
                .map(Object::toString)
                .containsExactly("password=\"<credential>\"", "age_of=\"7\"");
        assertThat(sink.line()).startsWith("form {shippingAddress=<address").doesNotContain("Main");
    }

    @Test
    void userNamedByAnAddress_hasTheTokenOfTheAddress() {
        logback.mdc.put("user", " Ann@X.org");
        logback.log.atInfo().addKeyValue("password", "ann@x.org").log("mail to ann@x.org");
        logback.mdc.clear();
        String token = sink.line().substring("mail to ".length());
        assertThat(token).startsWith("<email:k3.");
        assertThat(sink.last().getMDCPropertyMap().get("user")).contains(token);
        assertThat(sink.last().getKeyValuePairs()).singleElement().hasToString("password=\"<credential>\"");
    }

    @Test
    void loggerNamedAfterAPerson_isScrubbedInEveryForm() {
        logback.context.getLogger("tenant ann@x.org").info("started");
        logback.context.getLogger("tenant ann@x.org").info("mail to {}", "bob@x.org");
        assertThat(sink.events)
                .hasSize(2)
                .allMatch(event -> event.getLoggerName().startsWith("tenant <email:k3."));
        LoggingEventVO received = (LoggingEventVO) new LoggingEventPreSerializationTransformer().transform(sink.last());
        assertThat(received.getLoggerName()).isEqualTo(sink.last().getLoggerName());
        assertThat(sink.written()).contains("<email:k3.").doesNotContain("ann@x.org");
    }

    @Test
    void fluentCallThatGoesOn_doesNotChangeTheEventThatItWrote() {
        LoggingEventBuilder call = logback.log.atInfo().addKeyValue("attempt", 1);
        call.log("first");
        call.addKeyValue("mail", "ann@x.org").log("second");
        assertThat(sink.events.get(0).getKeyValuePairs())
                .extracting(pair -> pair.key)
                .containsExactly("attempt");
        assertThat(sink.last().getKeyValuePairs()).extracting(String::valueOf).noneMatch(pair -> pair.contains("ann@"));
    }

    @Test
    void arrayThatTheHostChangesLater_doesNotChangeTheText() {
        ListAppender<ILoggingEvent> late = new ListAppender<>(); // formats nothing
        late.setContext(logback.context);
        late.start();
        Logger log = logback.context.getLogger("late");
        log.setAdditive(false);
        log.addAppender(late);
        Object[] arguments = {1, 2, 3};
        log.info("{} {} {}", arguments);
        log.info("{} {} {}", arguments);
        arguments[0] = "ann@x.org";
        assertThat(late.list)
                .hasSize(2)
                .allMatch(event -> event.getFormattedMessage().equals("1 2 3"));
    }

    @Test
    @Timeout(60)
    void loggerNamedAfterAPerson_hasTheTokenOfTheKeyOfToday() {
        logback.context.getLogger("tenant ann@x.org").info("started");
        keys.rotateTo("k4");
        do {
            logback.context.getLogger("tenant ann@x.org").info("started");
        } while (sink.last().getLoggerName().startsWith("tenant <email:k3.") // for ten milliseconds
                && !Thread.currentThread().isInterrupted()); // by the time limit
        assertThat(sink.events.get(0).getLoggerName()).startsWith("tenant <email:k3.");
        assertThat(sink.last().getLoggerName()).startsWith("tenant <email:k4.");
    }

    @Test
    void valueSplitOverArguments_isFoundInTheFormattedText() {
        logback.log.info("mail {}@{} sent", "ann", "x.org");
        assertThat(sink.last().getMessage()).startsWith("mail <email:k3.").endsWith("> sent");
        assertThat(sink.last().getArgumentArray()).isNull();
        LoggingEventVO received = (LoggingEventVO) new LoggingEventPreSerializationTransformer().transform(sink.last());
        assertThat(received.getFormattedMessage()).doesNotContain("ann");
    }

    @Test
    void templateWithAHalfOfAValue_hidesTheWhole() {
        logback.log.info("mail {}@x.org for {}", "ann", 5);
        logback.log.info("mail {}@x.org for {}", "bob", 5);
        assertThat(sink.line()).endsWith(" for 5").contains("<email:k3.").doesNotContain("bob", "x.org");
        assertThat(sink.events.get(0).getFormattedMessage()).isNotEqualTo(sink.line());
    }

    @Test
    void templateAndArguments_areKeptWhereTheyHideNothing() {
        logback.log.info("mail to {} for {}", "ann@x.org", 5);
        assertThat(sink.last().getMessage()).isEqualTo("mail to {} for {}");
        assertThat(sink.last().getArgumentArray()).hasSize(2).contains(5).doesNotContain("ann@x.org");
    }

    @Test
    void arguments_areFrozenBeforeTheEventIsHandedOn() {
        StringBuilder changing = new StringBuilder("first");
        logback.log.info("{}", changing);
        changing.replace(0, 5, "ann@x.org");
        assertThat(sink.last().getArgumentArray()).containsExactly("first");
        assertThat(sink.last().getFormattedMessage()).isEqualTo("first");
    }

    @Test
    void levelTimeLoggerSequenceAndCaller_stay() {
        logback.log.warn("mail ann@x.org");
        ILoggingEvent event = sink.last();
        assertThat(event.getLevel()).isEqualTo(Level.WARN);
        assertThat(event.getLoggerName()).isEqualTo("shop.Orders");
        assertThat(event.getInstant().toEpochMilli()).isEqualTo(event.getTimeStamp());
        assertThat(event.getCallerData()[0].getMethodName()).isEqualTo("levelTimeLoggerSequenceAndCaller_stay");
    }

    @Test
    @SuppressWarnings("deprecation") // references between markers are still printed
    void markersOfOtherClasses_areReplacedByPlainOnes() {
        Marker plain = new BasicMarkerFactory().getDetachedMarker("AUDIT");
        Marker nested = new BasicMarkerFactory().getDetachedMarker("ann@x.org");
        Marker outer = new BasicMarkerFactory().getDetachedMarker("OUTER");
        outer.add(nested);
        logback.log.info(plain, "done");
        assertThat(sink.last().getMarkerList()).containsExactly(plain);
        assertThat(sink.last().getMarkerList().get(0)).isSameAs(plain);
        logback.log.info(outer, "done");
        assertThat(sink.written()).contains("OUTER").doesNotContain("ann@x.org");
    }

    @Test
    void keyValuePairs_areFrozen() {
        Map<String, Object> live = new HashMap<>(Map.of("a", 1));
        logback.log.atInfo().addKeyValue("map", live).addKeyValue("n", 5).log("done");
        live.put("mail", "ann@x.org");
        assertThat(sink.last().getKeyValuePairs())
                .isEqualTo(List.of(new KeyValuePair("map", "{a=1}"), new KeyValuePair("n", 5)));
    }

    @Test
    void eventOnItsWayThroughTwoScrubbers_isScrubbedOnce() {
        logback.log.info("mail ann@x.org");
        ILoggingEvent once = sink.last();
        assertThat(new EventScrubber(dev.tacit.audit.scrub.Scrubber.withLabels(Shop.schemas())).scrub(once))
                .isSameAs(once);
    }

    @Test
    void propertyOfTheContext_isJudgedByItsName_alsoSinceThatBecameKnown() {
        Sink sink = logback.sink("SINK");
        Scrubbing.install(logback.context, Schemas.annotated(), new FakeTokenKeys("k3"));
        logback.context.putProperty("dbPassword", "hunter2");
        logback.context.putProperty("giftMessage", "sing for me");
        logback.context.putProperty("region", "eu-1");
        logback.context.putProperty("contact", "ann@x.org");
        logback.log.info("before");
        assertThat(properties(sink))
                .containsEntry("dbPassword", "<credential>")
                .containsEntry("region", "eu-1")
                .containsEntry("contact", "<email>"); // no token, which would outlive its key
        logback.log.info("shipped {}", Shop.annsOrder());
        logback.log.info("after");
        assertThat(properties(sink))
                .containsEntry("giftMessage", "<gift-message>")
                .containsEntry("region", "eu-1");
    }

    private static Map<String, String> properties(Sink sink) {
        return sink.last().getLoggerContextVO().getPropertyMap();
    }

    @Test
    @SuppressWarnings("deprecation") // references between markers are out of use, but layouts still print them
    void markersThatAllReferToEachOther_areFollowedSoFarAlone() {
        List<Marker> markers = IntStream.range(0, 8)
                .mapToObj(i -> new BasicMarkerFactory().getDetachedMarker("ann" + i + "@x.org"))
                .toList();
        for (int i = 0; i < markers.size(); i++) { // SLF4J's allow no circle
            markers.subList(i + 1, markers.size()).forEach(markers.get(i)::add);
        }
        Sink sink = logback.sink("SINK");
        Scrubbing scrubbing = Scrubbing.install(logback.context, Schemas.annotated());
        logback.log.info(markers.get(0), "hello");
        assertThat(sink.written()).doesNotContain("@x.org");
        assertThat(scrubbing.counters().replaced().get("email-address"))
                .isLessThanOrEqualTo((1 + 64) * scrubbing.counters().scrubbed());
    }
}
