package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.logback.Template.Hides;
import dev.tacit.audit.scrub.Shop;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.MessageFormatter;

class FormattedTextTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final FormattedText texts = new FormattedText();

    private LoggingEvent event(String template, @Nullable Object... arguments) {
        return new LoggingEvent("", logback.log, Level.INFO, template, null, arguments);
    }

    private static Template templateOf(LoggingEvent event) {
        return new Template(1, event.getMessage(), Hides.NOTHING);
    }

    private boolean settle(LoggingEvent event) {
        return texts.settle(event, templateOf(event), event.getArgumentArray());
    }

    private String textOf(LoggingEvent event) {
        return texts.of(event, templateOf(event), event.getArgumentArray());
    }

    /** Logback's own text would be made of what the array holds by then. */
    @Test
    void eventKeepsTheText_whateverBecomesOfItsArguments() {
        LoggingEvent event = event("took {} ms for {}", 12, null);
        assertThat(settle(event)).isTrue();
        event.getArgumentArray()[0] = "4111111111111111";
        assertThat(event.getFormattedMessage()).isEqualTo("took 12 ms for null");
        assertThat(settle(event)).isFalse();
        assertThat(event.getFormattedMessage()).isEqualTo("took 12 ms for null");
    }

    /** It may say anything, and is what other appenders show: so that is what must be looked at. */
    @Test
    void textThatWasMadeBeforeTheArgumentsChanged_isTheEvents() {
        LoggingEvent event = event("took {} ms", "4111111111111111");
        assertThat(event.getFormattedMessage()).isEqualTo("took 4111111111111111 ms");
        event.getArgumentArray()[0] = 12;
        assertThat(settle(event)).isFalse();
        assertThat(textOf(event)).isEqualTo("took 4111111111111111 ms");
    }

    /** Another appender may hold the event already, of which nothing was found. */
    @Test
    void textThatIsLookedAt_isNotTheEventsYet() {
        LoggingEvent event = event("took {} ms", "4111111111111111");
        assertThat(textOf(event)).isEqualTo("took 4111111111111111 ms");
        event.getArgumentArray()[0] = 12;
        assertThat(event.getFormattedMessage()).isEqualTo("took 12 ms");
    }

    @Test
    void textThatIsKept_isTheEvents() {
        LoggingEvent event = event("took {} ms", 12);
        texts.keep(event, templateOf(event), "took 12 ms");
        event.getArgumentArray()[0] = 13;
        assertThat(event.getFormattedMessage()).isEqualTo("took 12 ms");
    }

    @Test
    void placesOfArgumentsBehindABackslash_areSlf4jsToTell() {
        LoggingEvent event = event("\\{} {}", 12);
        assertThat(settle(event)).isFalse();
        assertThat(textOf(event)).isEqualTo("{} 12");
    }

    @Test
    void eventOfAnotherClass_makesItsTextItself() {
        LoggingEvent event = event("took {} ms", "its own", new Object[] {12});
        assertThat(settle(event)).isFalse();
        assertThat(textOf(event)).isEqualTo("its own");
        assertThat(settle(event("took {} ms", "took 12 ms", new Object[] {12}))).isTrue();
    }

    private LoggingEvent event(String template, String text, @Nullable Object @Nullable [] arguments) {
        return new LoggingEvent("", logback.log, Level.INFO, template, null, arguments) {
            @Override
            public String getFormattedMessage() {
                return text;
            }
        };
    }

    @Property
    void textThatAnEventHas_isComparedWithWhatItsArgumentsMake(
            @ForAll("arguments") Object first,
            @ForAll("arguments") Object second,
            @ForAll @IntRange(max = 60) int place) {
        String text = MessageFormatter.format("took {} ms {}.", first, second).getMessage();
        Object[] arguments = {first, second};
        assertThat(settle(event("took {} ms {}.", text, arguments))).isTrue();
        String other = new StringBuilder(text)
                .insert(Math.min(place, text.length()), '7')
                .toString();
        assertThat(settle(event("took {} ms {}.", other, arguments))).isFalse();
        assertThat(settle(event("took {} ms {}.", text.substring(0, Math.min(place, text.length() - 1)), arguments)))
                .isFalse();
    }

    @Provide
    Arbitrary<@Nullable Object> arguments() {
        return Arbitraries.<@Nullable Object>of(
                        "ann",
                        "",
                        "{}",
                        "-",
                        0,
                        -1,
                        10,
                        Integer.MIN_VALUE,
                        9L,
                        -10L,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        true,
                        2.5)
                .injectNull(0.1);
    }

    @Test
    void textOfAnEventOfAnotherClass_isLookedAt() {
        Sink sink = logback.sink("SINK");
        Scrubbing.install(logback.context, Shop.schemas());
        for (int i = 0; i < 5; i++) {
            logback.log.info("took {} ms", "12");
        }
        logback.log.callAppenders(event("took {} ms", "mail ann@x.org", new Object[] {"13"}));
        logback.log.callAppenders(event("took long", "mail ann@x.org", null));
        assertThat(sink.events)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(text -> text.contains("ann@x.org"));
    }

    /** The first, like an asynchronous one, holds the event while the caller's array changes. */
    @Test
    void eventThatOneAppenderHolds_isNotChangedForAnother() {
        Object[] arguments = {"nobody", 12};
        List<ILoggingEvent> held = new ArrayList<>();
        AppenderBase<ILoggingEvent> holding = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                held.add(event);
                arguments[0] = "ann@x.org";
            }
        };
        holding.setName("HOLDING");
        holding.setContext(logback.context);
        holding.start();
        logback.root.addAppender(holding);
        Sink second = logback.sink("SINK");
        Scrubbing.install(logback.context, Shop.schemas());
        for (int i = 0; i < 3; i++) {
            arguments[0] = "nobody";
            logback.log.info("sent to {} within {} ms", arguments);
        }
        assertThat(held).extracting(ILoggingEvent::getFormattedMessage).containsOnly("sent to nobody within 12 ms");
        assertThat(second.events)
                .extracting(ILoggingEvent::getFormattedMessage)
                .doesNotContain("sent to ann@x.org within 12 ms");
    }

    @Test
    void fieldThatIsNotThereOrOutOfReach_isNone() {
        assertThat(FormattedText.field(LoggingEvent.class, "formattedMessage")).isNotNull();
        assertThat(FormattedText.field(LoggingEvent.class, "no such field")).isNull();
        assertThat(FormattedText.field(LoggingEvent.class, "sequenceNumber")).isNull();
        assertThat(FormattedText.field(Unchanging.class, "text")).isNull();
        assertThat(FormattedText.field(Throwable.class, "detailMessage")).isNull();
    }

    private static final class Unchanging {
        private final String text = String.valueOf(hashCode());

        @Override
        public String toString() {
            return text;
        }
    }
}
