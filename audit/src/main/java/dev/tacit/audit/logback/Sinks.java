package dev.tacit.audit.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The appenders of a logger context: those attached to loggers, and those reached through them. */
final class Sinks {
    private final LoggerContext context;

    Sinks(LoggerContext context) {
        this.context = context;
    }

    /** Calls the action for each appender attached to a logger. */
    void forEachAttached(BiConsumer<Logger, Appender<ILoggingEvent>> action) {
        for (Logger logger : loggers()) {
            // A copy: the action may exchange the logger's appenders.
            listOf(logger.iteratorForAppenders()).forEach(appender -> action.accept(logger, appender));
        }
    }

    /** Logback's own list goes by names, and lacks the root once there is a logger {@code ROOT.orders}. */
    private Set<Logger> loggers() {
        Set<Logger> loggers = new LinkedHashSet<>(context.getLoggerList());
        loggers.add(context.getLogger(Logger.ROOT_LOGGER_NAME));
        return loggers;
    }

    /** Returns the scrubbing appenders, wherever they stand. */
    Stream<ScrubbingAppender> scrubbing() {
        return reached().filter(ScrubbingAppender.class::isInstance).map(ScrubbingAppender.class::cast);
    }

    /** Returns all appenders that an event may reach, each once. */
    Stream<Appender<ILoggingEvent>> reached() {
        Set<Appender<ILoggingEvent>> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        forEachAttached((logger, appender) -> collect(appender, reached));
        return reached.stream();
    }

    private static void collect(Appender<ILoggingEvent> appender, Set<Appender<ILoggingEvent>> reached) {
        if (reached.add(appender)) {
            childrenOf(appender).forEach(child -> collect(child, reached));
        }
    }

    /** Returns what is wrong with the ways that events go. */
    List<Gap> gapsOnTheWay() {
        List<Gap> gaps = new ArrayList<>();
        Set<Appender<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        forEachAttached((logger, appender) -> collectGaps(appender, false, seen, gaps));
        scrubbing()
                .filter(scrubber -> childrenOf(scrubber).isEmpty())
                .forEach(scrubber -> gaps.add(new Gap(nameOf(scrubber), Gap.Reason.NOTHING_BEHIND)));
        return gaps;
    }

    /** Walks to where a scrubber stands, or to a sink that none stands before. */
    private static void collectGaps(
            Appender<ILoggingEvent> appender, boolean behindAsync, Set<Appender<?>> seen, List<Gap> gaps) {
        if (ScrubbingAppender.isOne(appender)) {
            if (behindAsync && seen.add(appender)) {
                gaps.add(new Gap(nameOf(appender), Gap.Reason.BEHIND_ASYNC));
            }
        } else if (seen.add(appender)) {
            List<Appender<ILoggingEvent>> children = childrenOf(appender);
            if (children.isEmpty()) {
                gaps.add(new Gap(nameOf(appender), Gap.Reason.UNCOVERED));
            }
            boolean async = behindAsync || appender instanceof AsyncAppenderBase<?>;
            children.forEach(child -> collectGaps(child, async, seen, gaps));
        }
    }

    static String nameOf(Appender<?> appender) {
        return appender.getName() == null ? appender.getClass().getName() : appender.getName();
    }

    @SuppressWarnings("unchecked") // an appender of events hands events on to the appenders attached to it
    static List<Appender<ILoggingEvent>> childrenOf(Appender<?> appender) {
        return appender instanceof AppenderAttachable<?> attachable
                ? listOf(((AppenderAttachable<ILoggingEvent>) attachable).iteratorForAppenders())
                : List.of();
    }

    private static List<Appender<ILoggingEvent>> listOf(@Nullable Iterator<Appender<ILoggingEvent>> appenders) {
        List<Appender<ILoggingEvent>> list = new ArrayList<>();
        if (appenders != null) {
            appenders.forEachRemaining(list::add);
        }
        return list;
    }
}
