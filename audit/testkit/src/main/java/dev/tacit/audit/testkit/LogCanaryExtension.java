package dev.tacit.audit.testkit;

import ch.qos.logback.classic.LoggerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.LoggerFactory;

/** Checks the logs of Logback's own context after a test; {@link NoPersonalDataInLogs} brings it along. */
public final class LogCanaryExtension implements AfterEachCallback {
    /** Makes the extension; JUnit calls it. */
    public LogCanaryExtension() {}

    /** Fails if there is no sink, if a canary reaches one, or if not all reach one of which the annotation does not say so. */
    @Override
    public void afterEach(ExtensionContext test) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new AssertionError("SLF4J is not bound to Logback here, so nothing can be said about the logs");
        }
        LogCanaryReport report = LogCanaries.check(context);
        if (report.sinks().isEmpty()) {
            throw new AssertionError(
                    "no appender is attached to any logger, so nothing was checked: run the test with the"
                            + " application's own logging configuration");
        }
        List<String> failures = new ArrayList<>(leaksBySink(report.leaks()));
        Set<String> unreached = new TreeSet<>(report.unreached());
        unreached.removeAll(expectedUnreached(test));
        unreached.forEach(sink -> failures.add("no canary reached the appender " + sink + ", or not all in "
                + "time, so nothing is shown about it: let them come there, or name it in"
                + " @NoPersonalDataInLogs(unreached)"));
        if (!failures.isEmpty()) {
            throw new AssertionError("personal data may reach the logs:\n  " + String.join("\n  ", failures));
        }
    }

    /** A line for each sink, since what mends one of its leaks mends them all. */
    private static List<String> leaksBySink(List<Leak> leaks) {
        Map<String, Map<String, Set<String>>> categories = new TreeMap<>();
        leaks.forEach(leak -> categories
                .computeIfAbsent(leak.sink(), sink -> new TreeMap<>())
                .computeIfAbsent(leak.part().words(), part -> new TreeSet<>())
                .add(leak.category()));
        return categories.entrySet().stream()
                .map(sink -> "the appender " + sink.getKey() + " would write values that stood in the "
                        + sink.getValue().entrySet().stream()
                                .map(part -> part.getKey() + " (" + String.join(", ", part.getValue()) + ")")
                                .collect(Collectors.joining(", in the "))
                        + ": put a ScrubbingAppender in front of it, or call Scrubbing.install")
                .toList();
    }

    /** The nearest annotation counts: the method's, its class's, or that of a class around it. */
    private static Set<String> expectedUnreached(ExtensionContext test) {
        return Stream.iterate(
                        Optional.of(test), Optional::isPresent, inner -> inner.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .flatMap(each ->
                        AnnotationSupport.findAnnotation(each.getElement(), NoPersonalDataInLogs.class).stream())
                .findFirst()
                .map(annotation -> Set.of(annotation.unreached()))
                .orElse(Set.of());
    }
}
