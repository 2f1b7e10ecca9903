package dev.tacit.retention;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the module logs while this is open, as a pattern of {@code %msg} shows it. */
final class EngineLog implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.tacit.retention");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    EngineLog() {
        lines.start();
        logger.addAppender(lines);
    }

    /** Returns the messages of one level, in their order. */
    List<String> at(Level level) {
        return lines.list.stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
    }
}
