package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

/** A sink that Logback makes from XML, whose events the tests can read. */
public final class Sentences extends ListAppender<ILoggingEvent> {
    /** Makes an empty one. */
    public Sentences() {}

    /** Returns the formatted message of the last event. */
    String last() {
        return list.get(list.size() - 1).getFormattedMessage();
    }
}
