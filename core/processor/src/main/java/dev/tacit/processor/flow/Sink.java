package dev.tacit.processor.flow;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Where a value leaves the method for a log. */
enum Sink {
    /** A logger's method, or a step of its fluent form. */
    LOGGER,
    /** A thread's diagnostic context, which stands in every later line. */
    CONTEXT;

    private static final Set<String> LOGGERS = Set.of(
            "org.slf4j.Logger",
            "org.slf4j.spi.LoggingEventBuilder",
            "ch.qos.logback.classic.Logger",
            "java.util.logging.Logger",
            "java.lang.System.Logger",
            "org.apache.logging.log4j.Logger",
            "org.apache.logging.log4j.LogBuilder",
            "org.apache.logging.log4j.spi.AbstractLogger",
            "org.apache.commons.logging.Log",
            "org.jboss.logging.Logger",
            "org.jboss.logging.BasicLogger",
            "io.quarkus.logging.Log");

    private static final Set<String> CONTEXTS = Set.of(
            "org.slf4j.MDC",
            "org.apache.logging.log4j.ThreadContext",
            "org.apache.logging.log4j.CloseableThreadContext",
            "org.jboss.logging.MDC",
            "org.jboss.logging.NDC");

    /** Returns what this method is; empty for one that writes nothing. */
    static Optional<Sink> of(ExecutableElement method) {
        String owner = method.getEnclosingElement() instanceof TypeElement type
                ? type.getQualifiedName().toString()
                : "";
        if (method.getParameters().isEmpty()) {
            return Optional.empty();
        }
        if (LOGGERS.contains(owner)) {
            return Optional.of(LOGGER);
        }
        return CONTEXTS.contains(owner) ? Optional.of(CONTEXT) : Optional.empty();
    }

    /** Says whether instances of the class are thrown. */
    static boolean isThrowable(TypeMirror type) {
        TypeMirror next = type;
        for (int depth = 0; depth < 100 && next instanceof DeclaredType declared; depth++) {
            Element c = declared.asElement();
            if (c instanceof TypeElement element) {
                if (element.getQualifiedName().contentEquals("java.lang.Throwable")) {
                    return true;
                }
                next = element.getSuperclass();
            }
        }
        return false;
    }
}
