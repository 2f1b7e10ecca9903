package dev.tacit.audit.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.schema.Schemas;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks through a context for appenders whose lines are not what the scrubber promises, whoever covered them. */
final class Gaps {
    private static final Comparator<Gap> ORDER =
            Comparator.comparing(Gap::appender).thenComparing(Gap::reason);

    private final LoggerContext context;
    private final Sinks sinks;
    private final Scrubber scrubber = Scrubber.withLabels(Schemas.annotated());

    Gaps(LoggerContext context) {
        this.context = context;
        this.sinks = new Sinks(context);
    }

    /** Returns each once, in the order of the appenders' names. */
    List<Gap> find() {
        Stream<Gap> fields = reached(this::hasPersonalFields, Gap.Reason.CUSTOM_FIELDS);
        return Stream.of(sinks.gapsOnTheWay().stream(), readersOfTheContext(), fields)
                .flatMap(gaps -> gaps)
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    private Stream<Gap> readersOfTheContext() {
        boolean isClean = new ContextViews(scrubber).isClean(context.getLoggerContextRemoteView());
        return isClean ? Stream.empty() : reached(Gaps::mayReadContext, Gap.Reason.CONTEXT_PROPERTIES);
    }

    private static boolean mayReadContext(Appender<?> sink) {
        return EncoderFields.of(sink).mayReadContext();
    }

    private boolean hasPersonalFields(Appender<?> sink) {
        return EncoderFields.of(sink).custom().stream().anyMatch(json -> !scrubber.isClean(json));
    }

    private Stream<Gap> reached(Predicate<Appender<ILoggingEvent>> which, Gap.Reason reason) {
        return sinks.reached().filter(which).map(sink -> new Gap(Sinks.nameOf(sink), reason));
    }
}
