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
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.Shop;
import org.junit.jupiter.api.Test;

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
