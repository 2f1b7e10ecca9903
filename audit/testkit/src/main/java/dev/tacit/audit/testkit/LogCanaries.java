package dev.tacit.audit.testkit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;
import dev.tacit.audit.logback.ScrubbingAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends canaries through a logging configuration, and says what reached its sinks.
 *
 * <pre>{@code
 * LogCanaryReport report = LogCanaries.check((LoggerContext) LoggerFactory.getILoggerFactory());
 * assertThat(report.leaks()).isEmpty();
 * }</pre>
 */
public final class LogCanaries {
    private static final Duration TO_WAIT = Duration.ofSeconds(10);

    /** How many checks were made: what comes late from one is told apart from the next one's. */
    private static int checks;

    private final LoggerContext context;
    private final Duration toWait;
    private final int number;
    private final IdentityHashMap<Appender<ILoggingEvent>, Probe> probes = new IdentityHashMap<>();
    private final Set<Probe> late = Collections.newSetFromMap(new IdentityHashMap<>());

    private LogCanaries(LoggerContext context, Duration toWait, int number) {
        this.context = context;
        this.toWait = toWait;
        this.number = number;
    }

    /**
     * Checks the context's present configuration. Appenders behind asynchronous ones are waited for, 10 seconds each at
     * most. Takes its probes away again; before a sink to which not all canaries came in time, as soon as they have. One check
     * at a time.
     */
    public static LogCanaryReport check(LoggerContext context) {
        return check(context, TO_WAIT);
    }

    static synchronized LogCanaryReport check(LoggerContext context, Duration toWait) {
        checks++;
        return new LogCanaries(context, toWait, checks).check();
    }

    private LogCanaryReport check() {
        List<Logger> loggers = context.getLoggerList().stream()
                .filter(logger -> logger.iteratorForAppenders().hasNext())
                .toList();
        List<CanaryFlock> flocks = loggers.stream()
                .map(logger -> new CanaryFlock(context, logger, number))
                .toList();
        loggers.forEach(logger -> attachedTo(logger).forEach(this::probe));
        loggers.stream().filter(Logger::isErrorEnabled).forEach(this::expectFrom);
        try {
            flocks.forEach(CanaryFlock::send);
            flocks.forEach(CanaryFlock::sendEnd);
            probes.values().stream().filter(probe -> !probe.await(toWait)).forEach(late::add);
        } finally {
            probes.values().forEach(Probe::remove);
        }
        return report();
    }

    private LogCanaryReport report() {
        List<Probe> sorted = probes.values().stream()
                .sorted(Comparator.comparing(Probe::sinkName))
                .toList();
        return new LogCanaryReport(
                sorted.stream().map(Probe::sinkName).toList(),
                sorted.stream()
                        .filter(probe -> !probe.wasReached() || late.contains(probe))
                        .map(Probe::sinkName)
                        .toList(),
                sorted.stream()
                        .flatMap(probe -> probe.leaks().stream()
                                .sorted(Comparator.comparing(Leak::category).thenComparing(Leak::part)))
                        .toList());
    }

    /** Puts a probe before each sink that is reached through this appender. A scrubber with nothing behind it is no sink. */
    private void probe(Appender<ILoggingEvent> appender) {
        List<Appender<ILoggingEvent>> behind = behind(appender);
        if (behind.isEmpty() && !(appender instanceof ScrubbingAppender)) {
            probes.computeIfAbsent(appender, sink -> Probe.before(sink, number));
        }
        behind.forEach(this::probe);
    }

    /** A logger's lines go to its own appenders, and to those of the loggers above it up to one that is not additive. */
    private void expectFrom(Logger logger) {
        for (Logger each = logger; each != null; each = each.isAdditive() ? above(each) : null) {
            attachedTo(each).forEach(this::expectThrough);
        }
    }

    private @Nullable Logger above(Logger logger) {
        String name = logger.getName();
        int dot = name.lastIndexOf('.');
        return name.equals(Logger.ROOT_LOGGER_NAME)
                ? null
                : context.getLogger(dot < 0 ? Logger.ROOT_LOGGER_NAME : name.substring(0, dot));
    }

    private void expectThrough(Appender<ILoggingEvent> appender) {
        Probe probe = probes.get(appender);
        if (probe != null) {
            probe.expectOneMore();
        }
        behind(appender).forEach(this::expectThrough);
    }

    @SuppressWarnings("unchecked") // an appender of events hands on events
    private static List<Appender<ILoggingEvent>> behind(Appender<ILoggingEvent> appender) {
        return appender instanceof AppenderAttachable<?> holder
                ? attachedTo((AppenderAttachable<ILoggingEvent>) holder)
                : List.of();
    }

    private static List<Appender<ILoggingEvent>> attachedTo(AppenderAttachable<ILoggingEvent> holder) {
        Iterator<Appender<ILoggingEvent>> appenders = holder.iteratorForAppenders();
        List<Appender<ILoggingEvent>> list = new ArrayList<>();
        if (appenders != null) {
            appenders.forEachRemaining(list::add);
        }
        return List.copyOf(list);
    }
}
