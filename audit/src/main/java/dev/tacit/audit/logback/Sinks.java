package dev.tacit.audit.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        for (Logger logger : context.getLoggerList()) {
            // A copy: the action may exchange the logger's appenders.
            listOf(logger.iteratorForAppenders()).forEach(appender -> action.accept(logger, appender));
        }
    }

    /** Returns the scrubbing appenders, wherever they stand. */
    Stream<ScrubbingAppender> scrubbing() {
        Set<Appender<ILoggingEvent>> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        forEachAttached((logger, appender) -> collect(appender, reached));
        return reached.stream().filter(ScrubbingAppender.class::isInstance).map(ScrubbingAppender.class::cast);
    }

    private static void collect(Appender<ILoggingEvent> appender, Set<Appender<ILoggingEvent>> reached) {
        if (reached.add(appender)) {
            childrenOf(appender).forEach(child -> collect(child, reached));
        }
    }

    /** Returns the names of the sinks that an event reaches without passing a scrubbing appender, in their order. */
    List<String> uncovered() {
        Set<String> names = new TreeSet<>();
        Set<Appender<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        forEachAttached((logger, appender) -> collectUncovered(appender, seen, names));
        return List.copyOf(names);
    }

    private static void collectUncovered(Appender<ILoggingEvent> appender, Set<Appender<?>> seen, Set<String> names) {
        if (appender instanceof ScrubbingAppender || !seen.add(appender)) {
            return;
        }
        List<Appender<ILoggingEvent>> children = childrenOf(appender);
        if (children.isEmpty()) {
            names.add(nameOf(appender));
        }
        children.forEach(child -> collectUncovered(child, seen, names));
    }

    /** Returns the names of the sinks that write the context's properties without asking the event for them. */
    Stream<String> readingTheContext() {
        Set<Appender<ILoggingEvent>> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        forEachAttached((logger, appender) -> collect(appender, reached));
        return reached.stream().filter(ContextReaders::isOne).map(Sinks::nameOf);
    }

    private static String nameOf(Appender<?> appender) {
        return appender.getName() == null ? appender.getClass().getName() : appender.getName();
    }

    @SuppressWarnings("unchecked") // an appender of events hands events on to the appenders attached to it
    private static List<Appender<ILoggingEvent>> childrenOf(Appender<ILoggingEvent> appender) {
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
