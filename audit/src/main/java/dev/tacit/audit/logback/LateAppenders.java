package dev.tacit.audit.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.TurboFilterList;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.LoggingEvent;

/**
 * Covers an appender that code attached to a logger after the installation, before the next event reaches it.
 *
 * <p>Logback tells nobody that an appender was attached, so every call that is going to be written looks at the
 * appenders on its way: those of its logger and of the loggers above. An event whose way cannot be covered is dropped.
 *
 * <p>Thread-safe.
 */
final class LateAppenders extends TurboFilter {
    private final Scrubbing scrubbing;
    private final LoggerContext loggers;
    private final Map<Logger, Logger[]> ways = new ConcurrentHashMap<>();

    LateAppenders(Scrubbing scrubbing, LoggerContext loggers) {
        this.scrubbing = scrubbing;
        this.loggers = loggers;
        setContext(loggers);
        start();
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        boolean mayBeWritten = level.isGreaterOrEqual(logger.getEffectiveLevel()) || standsBeforeOthers();
        return mayBeWritten ? coverWayOf(logger) : FilterReply.NEUTRAL;
    }

    /** A filter behind this one may accept what the level keeps back. */
    private boolean standsBeforeOthers() {
        TurboFilterList filters = loggers.getTurboFilterList();
        return filters.lastIndexOf(this) < filters.size() - 1;
    }

    @Override
    public FilterReply decide(Logger logger, LoggingEvent event) {
        return coverWayOf(logger);
    }

    /** Logback has stopped all filters, and is about to forget them: the only sign of it that there is. */
    @Override
    public void stop() {
        super.stop();
        scrubbing.filtersAreTaken();
    }

    /** Says whose filter this is. */
    Scrubbing scrubbing() {
        return scrubbing;
    }

    private FilterReply coverWayOf(Logger logger) {
        if (isCovered(logger)) {
            return FilterReply.NEUTRAL;
        }
        scrubbing.cover();
        return isCovered(logger) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private boolean isCovered(Logger logger) {
        for (Logger above : ways.computeIfAbsent(logger, this::wayOf)) {
            if (!appendersAreCovered(above)) {
                return false;
            }
            if (!above.isAdditive()) {
                return true;
            }
        }
        return true;
    }

    private boolean appendersAreCovered(Logger logger) {
        Iterator<Appender<ILoggingEvent>> appenders = logger.iteratorForAppenders();
        while (appenders.hasNext()) {
            if (!isCovered(appenders.next())) {
                return false;
            }
        }
        return true;
    }

    /** A scrubbing appender that code attached has nobody's schemas and keys yet. */
    private boolean isCovered(Appender<ILoggingEvent> appender) {
        return appender instanceof ScrubbingAppender scrubbed
                ? scrubbed.uses(scrubbing)
                : ScrubbingAppender.isOne(appender);
    }

    /**
     * The logger, those above it whose names it begins with, and the root. Logback makes them all together, one of no name
     * too, above {@code .orders}.
     */
    private Logger[] wayOf(Logger logger) {
        List<Logger> way = new ArrayList<>();
        way.add(logger);
        String name = logger.getName();
        for (int end = lastSeparator(name); end >= 0; end = lastSeparator(name.substring(0, end))) {
            Logger above = loggers.exists(name.substring(0, end));
            if (above != null) {
                way.add(above);
            }
        }
        way.add(loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        return way.toArray(Logger[]::new);
    }

    private static int lastSeparator(String name) {
        return Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
    }
}
