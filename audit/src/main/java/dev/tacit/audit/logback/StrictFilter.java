package dev.tacit.audit.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.LoggingEvent;

/**
 * Scrubs events before Logback makes its own: nothing that reads them at {@code Logger.callAppenders}, as Java agents do,
 * and no appender, whenever it was attached, sees another form.
 *
 * <p>Stands first among the turbo filters and asks the later ones itself, since its own answer hides them from Logback.
 *
 * <p>Thread-safe.
 */
final class StrictFilter extends TurboFilter {
    private final LoggerContext loggers;
    private final EventScrubber scrubber;

    StrictFilter(LoggerContext loggers, EventScrubber scrubber) {
        this.loggers = loggers;
        this.scrubber = scrubber;
        setContext(loggers);
        start();
    }

    /**
     * With nothing to write this is the question whether the level is on, and answered by the others. A call with a null
     * message alone looks the same, and goes on to the covers.
     */
    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (format == null && arguments == null && thrown == null) {
            return FilterReply.NEUTRAL;
        }
        FilterReply others = askOthers(filter -> filter.decide(marker, logger, level, format, arguments, thrown));
        boolean isOn = others == FilterReply.ACCEPT
                || (others == FilterReply.NEUTRAL && level.isGreaterOrEqual(logger.getEffectiveLevel()));
        if (isOn) {
            List<Marker> markers = marker == null ? List.of() : List.of(marker);
            write(logger, new EarlyEvent(logger, level, format, thrown, arguments, markers));
        }
        return FilterReply.DENY;
    }

    /** The fluent calls: their level was decided before. */
    @Override
    public FilterReply decide(Logger logger, LoggingEvent event) {
        if (askOthers(filter -> filter.decide(logger, event)) != FilterReply.DENY) {
            write(logger, EarlyEvent.of(logger, event));
        }
        return FilterReply.DENY;
    }

    private void write(Logger logger, EarlyEvent early) {
        ILoggingEvent scrubbed = scrubber.scrub(early);
        early.markScrubbed();
        logger.callAppenders(scrubbed);
    }

    /** Asks the filters behind this one as Logback does: the first that is not neutral decides. */
    private FilterReply askOthers(Function<TurboFilter, FilterReply> question) {
        boolean behind = false;
        for (TurboFilter filter : loggers.getTurboFilterList()) {
            FilterReply reply = behind ? question.apply(filter) : FilterReply.NEUTRAL;
            if (reply != FilterReply.NEUTRAL) {
                return reply;
            }
            behind |= filter == this;
        }
        return FilterReply.NEUTRAL;
    }
}
