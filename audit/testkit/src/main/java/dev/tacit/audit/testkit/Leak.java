package dev.tacit.audit.testkit;

/**
 * A canary that reached a sink.
 *
 * @param sink the appender's name
 * @param part where in the event it was put
 * @param category the canary's category
 */
public record Leak(String sink, Part part, String category) {}
