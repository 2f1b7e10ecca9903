package dev.tacit.audit.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;

/** The scrubbing appenders that code puts in front of those that the host attached to its loggers. Not thread-safe. */
final class Covers {
    private final LoggerContext context;
    private final Sinks sinks;

    Covers(LoggerContext context) {
        this.context = context;
        this.sinks = new Sinks(context);
    }

    /** Covers what is not, and puts this installation in force in all scrubbing appenders, those of the XML too. */
    void putUp(Scrubbing scrubbing) {
        sinks.forEachAttached((logger, appender) -> cover(logger, appender, scrubbing));
        sinks.scrubbing().forEach(appender -> appender.use(scrubbing));
    }

    /** Takes all covers away; the scrubbing appenders of the XML go on with what they had in the beginning. */
    void takeAway() {
        sinks.forEachAttached(Covers::uncover);
        sinks.scrubbing().forEach(ScrubbingAppender::useDefault);
    }

    /** Takes the appender away before it adds its cover: a line may be missed in between, none gets through. */
    private void cover(Logger logger, Appender<ILoggingEvent> appender, Scrubbing scrubbing) {
        if (!ScrubbingAppender.isOne(appender)) {
            ScrubbingAppender cover = coverFor(appender, scrubbing);
            logger.detachAppender(appender);
            logger.addAppender(cover);
        }
    }

    /** An appender that is attached twice gets one cover. */
    private ScrubbingAppender coverFor(Appender<ILoggingEvent> appender, Scrubbing scrubbing) {
        return sinks.scrubbing()
                .filter(cover -> cover.covered() == appender)
                .findFirst()
                .orElseGet(() -> ScrubbingAppender.inFrontOf(appender, context, scrubbing));
    }

    private static void uncover(Logger logger, Appender<ILoggingEvent> appender) {
        if (appender instanceof ScrubbingAppender cover && cover.covered() != null) {
            logger.detachAppender(cover);
            logger.addAppender(cover.covered());
        }
    }
}
