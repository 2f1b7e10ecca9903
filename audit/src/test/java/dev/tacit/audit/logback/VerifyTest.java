package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.sift.MDCBasedDiscriminator;
import ch.qos.logback.classic.sift.SiftingAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.helpers.NOPAppender;
import ch.qos.logback.core.status.Status;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sinks planted in places where one is easily missed. */
class VerifyTest {
    private final LogbackFixture logback = new LogbackFixture();

    @Test
    void verify_namesEveryPlantedSink() {
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        plantSinks();
        assertThat(scrubbing.verify())
                .containsExactly(
                        "ALSO-DIRECTLY",
                        "AT-A-CHILD",
                        "AT-THE-ROOT",
                        "BEHIND-TWO",
                        "HIDING-ANOTHER",
                        "SIFTING",
                        "ch.qos.logback.core.helpers.NOPAppender");
    }

    @Test
    void cover_leavesNoneOfThem() {
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        plantSinks();
        scrubbing.cover();
        assertThat(scrubbing.verify()).isEmpty();
    }

    @Test
    void nextEvent_reachesNoPlantedSinkUnscrubbed() {
        Scrubbing.install(logback.context, Shop.schemas());
        Sink atRoot = logback.sink("AT-THE-ROOT");
        Sink atChild = new Sink(logback.context, "AT-A-CHILD");
        logback.context.getLogger("shop.Orders.line").addAppender(atChild);
        logback.context.getLogger("shop.Orders.line").info("ann@x.org");
        assertThat(atRoot.line()).isEqualTo(atChild.line()).isEqualTo("<email>");
    }

    @Test
    void gaps_giveAReasonForEachName() {
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        logback.sink("BARE");
        assertThat(scrubbing.gaps()).containsExactly(new Gap("BARE", Gap.Reason.UNCOVERED));
        assertThat(scrubbing.gaps().get(0))
                .hasToString("appender BARE: events reach it without passing a"
                        + " ScrubbingAppender: set tacit.scrubbing, or call Scrubbing.install");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<appender-ref ref=\"NONE-SUCH\"/>"})
    void scrubberWithNothingBehindIt_isNamedAndIsAnErrorOfTheConfiguration(String reference) {
        logback.configure("""
                <configuration>
                  <appender name="SAFE" class="dev.tacit.audit.logback.ScrubbingAppender">%s</appender>
                  <root level="INFO"><appender-ref ref="SAFE"/></root>
                </configuration>
                """.formatted(reference));
        assertThat(Scrubbing.gaps(logback.context)).containsExactly(new Gap("SAFE", Gap.Reason.NOTHING_BEHIND));
        assertThat(Scrubbing.verify(logback.context)).containsExactly("SAFE");
        assertThat(logback.context.getStatusManager().getCopyOfStatusList())
                .anyMatch(status -> status.getEffectiveLevel() == Status.ERROR
                        && status.getMessage().contains("its events are lost"));
    }

    @Test
    void scrubberBehindAnAsynchronousAppender_isNamedUntilACoverStandsInFront() {
        logback.configure("""
                <configuration>
                  <appender name="LIST" class="dev.tacit.audit.logback.Sentences"/>
                  <appender name="SAFE" class="dev.tacit.audit.logback.ScrubbingAppender">
                    <appender-ref ref="LIST"/>
                  </appender>
                  <appender name="ASYNC" class="ch.qos.logback.classic.AsyncAppender"><appender-ref ref="SAFE"/></appender>
                  <root level="INFO"><appender-ref ref="ASYNC"/></root>
                </configuration>
                """);
        assertThat(Scrubbing.gaps(logback.context)).containsExactly(new Gap("SAFE", Gap.Reason.BEHIND_ASYNC));
        assertThat(Scrubbing.install(logback.context, Shop.schemas()).gaps()).isEmpty();
        logback.context.stop();
    }

    private void plantSinks() {
        logback.sink("AT-THE-ROOT");
        Logger child = logback.context.getLogger("shop.Orders.line");
        child.setAdditive(false);
        child.addAppender(new Sink(logback.context, "AT-A-CHILD"));
        logback.root.addAppender(async(async(new Sink(logback.context, "BEHIND-TWO"))));
        logback.root.addAppender(sifting());
        Sink twice = new Sink(logback.context, "ALSO-DIRECTLY");
        ScrubbingAppender safe = new ScrubbingAppender();
        safe.addAppender(twice);
        safe.start();
        logback.root.addAppender(safe);
        child.addAppender(twice);
        child.addAppender(new Hiding(new Sink(logback.context, "HIDDEN")));
        child.addAppender(new NOPAppender<>());
    }

    private static AsyncAppender async(Appender<ILoggingEvent> behind) {
        AsyncAppender async = new AsyncAppender();
        async.addAppender(behind);
        return async;
    }

    private static SiftingAppender sifting() {
        SiftingAppender sifting = new SiftingAppender();
        sifting.setName("SIFTING");
        sifting.setDiscriminator(new MDCBasedDiscriminator());
        return sifting;
    }

    /** Hands events on to an appender of which Logback knows nothing. */
    private static final class Hiding extends AppenderBase<ILoggingEvent> {
        private final Appender<ILoggingEvent> hidden;

        Hiding(Appender<ILoggingEvent> hidden) {
            this.hidden = hidden;
            setName("HIDING-ANOTHER");
        }

        @Override
        protected void append(ILoggingEvent event) {
            hidden.doAppend(event);
        }
    }
}
