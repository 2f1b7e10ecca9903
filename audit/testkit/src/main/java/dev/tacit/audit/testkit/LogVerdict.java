package dev.tacit.audit.testkit;

import ch.qos.logback.classic.LoggerContext;
import dev.tacit.audit.logback.Gap;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.category.Catalog;
import dev.tacit.category.DataCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What a test has to say about the logs: nothing, or the appenders and what mends them. */
final class LogVerdict {
    private static final String REMEDY =
            "personal data may reach the logs. Install the scrubber in the configuration that the"
                    + " test runs with: tacit.scrubbing=labels in application.properties or as a system property, or a"
                    + " ScrubbingAppender in logback.xml.";
    private static final String NO_SINK =
            "no appender is attached to any logger, so nothing was checked: run the test with"
                    + " the application's own logging configuration";
    private static final int PARTS_NAMED = 3;
    private static final int CATEGORIES_NAMED = 8;

    private final Set<String> unreached;
    private final Set<String> exceptFor;
    private final LogCanaryReport report;
    private final List<Gap> gaps;

    private LogVerdict(Set<String> unreached, Set<String> exceptFor, LoggerContext context) {
        this.unreached = unreached;
        this.exceptFor = exceptFor;
        this.report = LogCanaries.check(context);
        this.gaps = Scrubbing.gaps(context);
    }

    /** @throws AssertionError with a line for each appender */
    static void passOrFail(Set<String> unreached, Set<String> exceptFor) {
        checkCategories(exceptFor);
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new AssertionError("SLF4J is not bound to Logback here, so nothing can be said about the logs");
        }
        LogVerdict verdict = new LogVerdict(unreached, exceptFor, context);
        List<String> failures = verdict.failures();
        if (verdict.report.sinks().isEmpty()) {
            throw new AssertionError(lines(NO_SINK, failures));
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(lines(REMEDY, failures));
        }
    }

    private static String lines(String first, List<String> failures) {
        return Stream.concat(Stream.of(first), failures.stream()).collect(Collectors.joining("\n  "));
    }

    /** A misspelled category would let nothing pass that is meant, and nobody would know why. */
    private static void checkCategories(Set<String> exceptFor) {
        Set<String> known = Catalog.standard().categories().stream()
                .map(DataCategory::id)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.containsAll(exceptFor)) {
            throw new AssertionError("@NoPersonalDataInLogs(exceptFor) names a category that there is not; there are "
                    + String.join(", ", known));
        }
    }

    private List<String> failures() {
        List<String> failures = new ArrayList<>();
        Map<String, List<Leak>> leaks = report.leaks().stream()
                .filter(leak -> !isExcepted(leak))
                .collect(Collectors.groupingBy(Leak::sink, TreeMap::new, Collectors.toList()));
        gaps.forEach(gap -> failures.add(gap.toString()));
        leaks.forEach((sink, ofSink) ->
                failures.add("appender " + sink + " would write " + described(ofSink) + hintFor(sink)));
        report.unreached().stream()
                .filter(sink -> !unreached.contains(sink))
                .forEach(sink -> failures.add(
                        "no canary reached the appender " + sink + ", or not all in time, so nothing is shown"
                                + " about it: let them come there, or name it in @NoPersonalDataInLogs(unreached)"));
        return failures;
    }

    /** Behind a scrubber a canary passes where its scanner leaves the category out. */
    private String hintFor(String sink) {
        return gaps.stream().anyMatch(gap -> gap.appender().equals(sink))
                ? ""
                : ": if the scanner is meant to leave that out, name it in @NoPersonalDataInLogs(exceptFor)";
    }

    /** A scanner that leaves a category out finds it nowhere; a classified member is another matter. */
    private boolean isExcepted(Leak leak) {
        boolean isClassified = leak.part() == Part.CLASSIFIED_MEMBER || leak.part() == Part.CLASSIFIED_IN_COLLECTION;
        return !isClassified && exceptFor.contains(leak.category());
    }

    /** Categories that leak from the same parts are named together. */
    private static String described(List<Leak> leaks) {
        Map<String, Set<Part>> parts = new TreeMap<>();
        leaks.forEach(leak -> parts.computeIfAbsent(leak.category(), category -> new TreeSet<>())
                .add(leak.part()));
        Map<String, List<String>> categories = new TreeMap<>();
        parts.forEach((category, of) -> categories
                .computeIfAbsent(named(of), words -> new ArrayList<>())
                .add(category));
        return categories.entrySet().stream()
                .map(entry -> shortened(entry.getValue()) + " in the " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String shortened(List<String> categories) {
        String first = categories.stream().limit(CATEGORIES_NAMED).collect(Collectors.joining(", "));
        int others = categories.size() - CATEGORIES_NAMED;
        return others <= 0 ? first : first + " and " + others + " other categories";
    }

    private static String named(Set<Part> parts) {
        String first = parts.stream().limit(PARTS_NAMED).map(Part::words).collect(Collectors.joining(", "));
        return parts.size() <= PARTS_NAMED ? first : first + " and " + (parts.size() - PARTS_NAMED) + " other parts";
    }
}
