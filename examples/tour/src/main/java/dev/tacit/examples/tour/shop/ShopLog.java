package dev.tacit.examples.tour.shop;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.provider.TokenKeys;
import dev.tacit.schema.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's log file, an ordinary Logback appender, with the scrubber in front of it. */
public final class ShopLog implements AutoCloseable {
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS,UTC} %-5level %logger{0} %msg%n%ex{short}";

    private final Path file;
    private final LoggerContext context;
    private final FileAppender<ILoggingEvent> appender;
    private final Scrubbing scrubbing;

    private ShopLog(Path file, LoggerContext context, FileAppender<ILoggingEvent> appender, Scrubbing scrubbing) {
        this.file = file;
        this.context = context;
        this.appender = appender;
        this.scrubbing = scrubbing;
    }

    /** Begins to log into this file, and installs the scrubber: one line, covering every appender of the context. */
    public static ShopLog open(Path file, Schemas schemas, TokenKeys tokenKeys) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        FileAppender<ILoggingEvent> appender = fileAppender(context, file);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return new ShopLog(file, context, appender, Scrubbing.install(context, schemas, tokenKeys));
    }

    /** Returns the names of appenders that log without the scrubber; empty if all is well. */
    public List<String> uncovered() {
        return scrubbing.verify();
    }

    /** Returns what stands in the file. */
    public List<String> lines() throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        scrubbing.close();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        appender.stop();
    }

    private static FileAppender<ILoggingEvent> fileAppender(LoggerContext context, Path file) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setName("tour.log");
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
