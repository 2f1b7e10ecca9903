package dev.tacit.audit.testkit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;
import dev.tacit.audit.logback.ScrubbingAppender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends canaries through a logging configuration, and says what reached its sinks.
 *
 * <pre>{@code
 * LogCanaryReport report = LogCanaries.check((LoggerContext) LoggerFactory.getILoggerFactory());
 * assertThat(report.leaks()).isEmpty();
 * }</pre>
 */
public final class LogCanaries {
    private static final int SECONDS_TO_WAIT = 10;

    private final LoggerContext context;
    private final IdentityHashMap<Appender<ILoggingEvent>, Probe> probes = new IdentityHashMap<>();

    private LogCanaries(LoggerContext context) {
        this.context = context;
    }

    /**
     * Checks the context's present configuration. Appenders behind asynchronous ones are waited for, 10 seconds each at
     * most. Takes its probes away again. One check at a time.
     */
    public static synchronized LogCanaryReport check(LoggerContext context) {
        return new LogCanaries(context).check();
    }

    private LogCanaryReport check() {
        List<Logger> loggers = context.getLoggerList().stream()
                .filter(logger -> logger.iteratorForAppenders().hasNext())
                .toList();
        loggers.forEach(logger -> attachedTo(logger).forEach(this::probe));
        try {
            loggers.forEach(logger -> new CanaryFlock(context, logger).send());
            probes.values().forEach(LogCanaries::await);
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
                        .filter(probe -> !probe.wasReached())
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
            probes.computeIfAbsent(appender, Probe::before);
        }
        behind.forEach(this::probe);
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

    private static void await(Probe probe) {
        try {
            boolean unused = probe.end().await(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
