package dev.tacit.audit.testkit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Checks the logs of Logback's own context after a test; {@link NoPersonalDataInLogs} brings it along. */
public final class LogCanaryExtension implements AfterEachCallback {
    /** Makes the extension; JUnit calls it. */
    public LogCanaryExtension() {}

    /**
     * Fails if there is no sink, if a canary reaches one, if {@link dev.tacit.audit.logback.Scrubbing#gaps()} speaks of one,
     * or if not all canaries reach one of which the annotation does not say so.
     */
    @Override
    public void afterEach(ExtensionContext test) {
        Optional<NoPersonalDataInLogs> annotation = annotationOf(test);
        try {
            LogVerdict.passOrFail(
                    annotation.map(NoPersonalDataInLogs::unreached).map(Set::of).orElse(Set.of()),
                    annotation.map(NoPersonalDataInLogs::exceptFor).map(Set::of).orElse(Set.of()));
        } catch (NoClassDefFoundError e) { // SLF4J may be there without Logback
            throw new AssertionError(
                    "Logback is not on the class path, so nothing can be said about the logs: " + e.getMessage(), e);
        }
    }

    /** The nearest counts: the method's, its class's, or that of a class around it. */
    private static Optional<NoPersonalDataInLogs> annotationOf(ExtensionContext test) {
        return Stream.iterate(
                        Optional.of(test), Optional::isPresent, inner -> inner.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .flatMap(each ->
                        AnnotationSupport.findAnnotation(each.getElement(), NoPersonalDataInLogs.class).stream())
                .findFirst();
    }
}
