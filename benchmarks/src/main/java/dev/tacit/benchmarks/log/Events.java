package dev.tacit.benchmarks.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.spi.ContextAware;
import ch.qos.logback.core.spi.LifeCycle;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** Makes fresh events out of messages, one after the other and round again, in a Logback of its own. Not thread-safe. */
public final class Events {
    /** The limit's pattern; the masking variants replace {@code %msg} by something longer. */
    public static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %level [%thread] %logger{36} - %msg%n%ex";

    private static final Map<String, String> CONTEXT =
            Map.of("requestId", "5f0c2d7e", "tenant", "shop-1", "route", "/orders");

    private final LoggerContext context = new LoggerContext();
    private final Logger logger;
    private final List<Message> messages;
    private int at;

    /** @param messages as many as {@link ShopMessages#COUNT} */
    public Events(List<Message> messages) {
        this.messages = List.copyOf(messages);
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.start();
        logger = context.getLogger("com.example.shop.OrderService");
    }

    public LoggerContext context() {
        return context;
    }

    public Logger logger() {
        return logger;
    }

    /** Returns a started encoder of this pattern. */
    public PatternLayoutEncoder encoder(String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        return started(encoder);
    }

    /** Starts a part in this context. */
    public <T extends ContextAware & LifeCycle> T started(T part) {
        part.setContext(context);
        part.start();
        return part;
    }

    /** Returns the next message as an event that nobody has touched yet. */
    public LoggingEvent next() {
        Message message = nextMessage();
        LoggingEvent event = new LoggingEvent(
                Events.class.getName(), logger, Level.INFO, message.template(), message.thrown(), message.arguments());
        event.setThreadName("http-8080-exec-7");
        event.setMDCPropertyMap(CONTEXT);
        message.pairs().forEach((key, value) -> event.addKeyValuePair(new KeyValuePair(key, value)));
        return event;
    }

    /** Returns the next message. */
    public Message nextMessage() {
        at = (at + 1) & (ShopMessages.COUNT - 1);
        return messages.get(at);
    }
}
