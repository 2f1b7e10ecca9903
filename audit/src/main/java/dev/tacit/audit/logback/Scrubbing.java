package dev.tacit.audit.logback;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.TurboFilterList;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.Appender;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.ScrubbingCounters;
import dev.tacit.provider.TokenKeys;
import dev.tacit.schema.Schemas;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps personal data out of every appender of a logger context.
 *
 * <pre>{@code
 * Scrubbing scrubbing = Scrubbing.install((LoggerContext) LoggerFactory.getILoggerFactory(), schemas, vault);
 * scrubbing.verify();   // empty: each sink is covered
 * }</pre>
 *
 * <p>Puts a {@link ScrubbingAppender} of the same name in front of each appender that is attached to a logger, gives the
 * schemas and keys to those that stand in {@code logback.xml}, and does both again whenever Logback has been configured
 * anew. An appender that code attaches later is covered before the next event reaches it. While appenders are exchanged,
 * and between a new configuration's first appender and its end, lines may be missed or pass unscrubbed: a {@code
 * ScrubbingAppender} in the XML has no such moment. Where Java agents read events before the appenders do, {@link
 * #strict()} scrubs before both.
 *
 * <p>Thread-safe.
 */
public final class Scrubbing implements AutoCloseable {
    private final LoggerContext context;
    private final Sinks sinks;
    private final EventScrubber scrubber;
    private final ReinstallListener listener = new ReinstallListener(this);
    private final LateAppenders lateAppenders;
    private @Nullable StrictFilter strict;

    private Scrubbing(LoggerContext context, Scrubber scrubber) {
        this.context = context;
        this.sinks = new Sinks(context);
        this.scrubber = new EventScrubber(scrubber);
        this.lateAppenders = new LateAppenders(this, context);
    }

    /** Covers the context, showing labels: {@code <email>}. */
    @CanIgnoreReturnValue
    public static Scrubbing install(LoggerContext context, Schemas schemas) {
        return install(context, Scrubber.withLabels(schemas));
    }

    /** Covers the context, showing the same token for the same value: {@code <email:k3.Q7T2…>}. */
    @CanIgnoreReturnValue
    public static Scrubbing install(LoggerContext context, Schemas schemas, TokenKeys tokenKeys) {
        return install(context, Scrubber.withTokens(schemas, tokenKeys));
    }

    /** Covers the context with this scrubber, which takes the place of the one installed before. */
    @CanIgnoreReturnValue
    public static Scrubbing install(LoggerContext context, Scrubber scrubber) {
        Scrubbing scrubbing = new Scrubbing(requireNonNull(context, "context"), requireNonNull(scrubber, "scrubber"));
        Scrubbing before = ReinstallListener.installedIn(context);
        scrubbing.listener.attach();
        scrubbing.cover();
        if (before != null) {
            before.retire();
            scrubbing.strictAs(before);
        }
        return scrubbing;
    }

    /**
     * From now on scrubs each event before anything reads it, a Java agent at Logback's appenders included. Costs each
     * written line a second event object; the caller data that a layout asks for stays that of the caller.
     */
    @CanIgnoreReturnValue
    public synchronized Scrubbing strict() {
        if (strict == null) {
            strict = new StrictFilter(context, scrubber);
        }
        cover();
        return this;
    }

    private void strictAs(Scrubbing other) {
        if (other.strict != null) {
            strict();
        }
    }

    /**
     * Returns the names of the context's sinks that events reach without being scrubbed. Empty: all are covered. Names those
     * too that read the context's properties for themselves, as logstash-logback-encoder does, if these hold personal data.
     */
    public List<String> verify() {
        return verify(context);
    }

    /** Says the same of any context, whoever covered its sinks. */
    public static List<String> verify(LoggerContext context) {
        Sinks sinks = new Sinks(context);
        ContextViews views = new ContextViews(Scrubber.withLabels(Schemas.annotated()));
        Stream<String> readers =
                views.isClean(context.getLoggerContextRemoteView()) ? Stream.empty() : sinks.readingTheContext();
        return Stream.concat(sinks.uncovered().stream(), readers)
                .distinct()
                .sorted()
                .toList();
    }

    /** Covers what was attached since, and gives the schemas and keys to all scrubbing appenders. Idempotent. */
    public synchronized void cover() {
        putFirst(lateAppenders);
        putFirst(strict);
        sinks.forEachAttached(this::cover);
        sinks.scrubbing().forEach(appender -> appender.use(scrubber));
    }

    /** Returns what was done since the installation. */
    public ScrubbingCounters counters() {
        return scrubber.counters();
    }

    /**
     * Takes back what {@link #install} did: from now on, lines are written as they are, except by the scrubbing
     * appenders of the configuration, which go on with annotated classes and labels.
     */
    @Override
    public synchronized void close() {
        retire();
        sinks.forEachAttached(this::uncover);
        sinks.scrubbing().forEach(ScrubbingAppender::useDefault);
    }

    /** Leaves the covers to another installation. */
    synchronized void retire() {
        listener.detach();
        context.getTurboFilterList().remove(lateAppenders);
        context.getTurboFilterList().remove(strict);
    }

    /** In front of a filter that accepts, which would hide those behind it. */
    private void putFirst(@Nullable TurboFilter filter) {
        TurboFilterList filters = context.getTurboFilterList();
        if (filter != null && !filters.contains(filter)) {
            filters.add(0, filter);
        }
    }

    /** Takes the appender away before it adds its cover: a line may be missed in between, none gets through. */
    private void cover(Logger logger, Appender<ILoggingEvent> appender) {
        if (!(appender instanceof ScrubbingAppender)) {
            ScrubbingAppender cover = coverFor(appender);
            logger.detachAppender(appender);
            logger.addAppender(cover);
        }
    }

    /** An appender that is attached twice gets one cover. */
    private ScrubbingAppender coverFor(Appender<ILoggingEvent> appender) {
        return sinks.scrubbing()
                .filter(cover -> cover.covered() == appender)
                .findFirst()
                .orElseGet(() -> ScrubbingAppender.inFrontOf(appender, context, scrubber));
    }

    private void uncover(Logger logger, Appender<ILoggingEvent> appender) {
        if (appender instanceof ScrubbingAppender cover && cover.covered() != null) {
            logger.detachAppender(cover);
            logger.addAppender(cover.covered());
        }
    }

    LoggerContext context() {
        return context;
    }
}
