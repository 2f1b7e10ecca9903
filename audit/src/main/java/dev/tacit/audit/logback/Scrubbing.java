package dev.tacit.audit.logback;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.LoggerContext;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.ScrubbingCounters;
import dev.tacit.provider.TokenKeys;
import dev.tacit.schema.Schemas;
import java.util.List;
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
 * anew. An appender that code attaches later is covered before the next event reaches it, unless code has also put a turbo
 * filter in front of Tacit's since the last line, and that accepts the event. While appenders are exchanged,
 * and between a new configuration's first appender and its end, lines may be missed or pass unscrubbed: a {@code
 * ScrubbingAppender} in the XML has no such moment. Where Java agents read events before the appenders do, {@link
 * #strict()} scrubs before both.
 *
 * <p>{@link #close()} goes back to what stood before the application's code: the property's installation, and the XML's
 * appenders. A container that closes its beans closes this one too, early: {@code @Bean(destroyMethod = "")} keeps it to the
 * end.
 *
 * <p>Thread-safe.
 */
public final class Scrubbing implements AutoCloseable {
    private final LoggerContext context;
    private final EventScrubber scrubber;
    private final Covers covers;
    private final ReinstallListener listener = new ReinstallListener(this);
    private final FirstFilters filters;
    private final Origin origin;
    private volatile boolean inForce;

    private Scrubbing(LoggerContext context, Scrubber scrubber, Origin origin) {
        this.context = context;
        this.scrubber = new EventScrubber(requireNonNull(scrubber, "scrubber"));
        this.covers = new Covers(context);
        this.filters = new FirstFilters(context, new LateAppenders(this, context));
        this.origin = origin;
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
        Scrubbing before = ReinstallListener.installedIn(requireNonNull(context, "context"));
        Scrubbing below = before == null || before.origin.isProperty() ? before : before.origin.below();
        return new Scrubbing(context, scrubber, new Origin(false, below)).inPlaceOf(before);
    }

    /**
     * Covers the context as the property says; what code installs goes back to this when it is closed. What code has installed
     * already stays: frameworks ask for the property again and again, and it knows less than the application.
     */
    static Scrubbing installByProperty(LoggerContext context) {
        Scrubbing before = ReinstallListener.installedIn(context);
        if (before != null && !before.origin.isProperty()) {
            before.listener.comeBack();
            before.cover();
            return before;
        }
        return new Scrubbing(context, Scrubber.withLabels(Schemas.annotated()), new Origin(true, null))
                .inPlaceOf(before);
    }

    private Scrubbing inPlaceOf(@Nullable Scrubbing before) {
        putInForce();
        if (before != null) {
            if (before.filters.areStrict()) {
                strict(); // before the other's filter goes: agents read nothing in between
            }
            before.retire();
        }
        return this;
    }

    private synchronized void putInForce() {
        inForce = true;
        listener.attach();
        cover();
    }

    /**
     * From now on scrubs each event before anything reads it, a Java agent at Logback's appenders included. Costs each
     * written line a second event object; the caller data that a layout asks for stays that of the caller.
     */
    @CanIgnoreReturnValue
    public synchronized Scrubbing strict() {
        filters.addStrict(scrubber);
        cover();
        return this;
    }

    /** Returns the names of the appenders that {@link #gaps()} speaks of, each once. Empty: each sink is covered. */
    public List<String> verify() {
        return verify(context);
    }

    /** Says the same of any context, whoever covered its sinks. */
    public static List<String> verify(LoggerContext context) {
        return gaps(context).stream().map(Gap::appender).distinct().toList();
    }

    /**
     * Returns the context's appenders whose lines are not what the scrubber promises, each with the reason, in the order of
     * their names: those that events reach without being scrubbed, those that write personal data of the configuration
     * (as logstash-logback-encoder does) without asking an event for it, and scrubbers that stand in a wrong place.
     */
    public List<Gap> gaps() {
        return gaps(context);
    }

    /** Says the same of any context, whoever covered its sinks. */
    public static List<Gap> gaps(LoggerContext context) {
        return new Gaps(requireNonNull(context, "context")).find();
    }

    /**
     * Covers what was attached since, and gives the schemas and keys to all scrubbing appenders. Idempotent. Does nothing
     * once this was closed or another installation took its place.
     */
    public synchronized void cover() {
        if (inForce) {
            filters.putFirst();
            covers.putUp(this);
        }
    }

    /** Returns what was done since the installation. */
    public ScrubbingCounters counters() {
        return scrubber.counters();
    }

    /**
     * Takes back what {@link #install} did. If the property {@value ScrubbingConfigurator#PROPERTY} had installed the scrubber
     * before, lines go on being scrubbed as it says; else they are written as they are, except by the scrubbing appenders
     * of the XML, which go on with annotated classes and labels. Does nothing if another installation took this one's place.
     */
    @Override
    public synchronized void close() {
        if (inForce) {
            retire();
            if (origin.below() == null) {
                covers.takeAway();
            } else {
                origin.below().putInForce();
            }
        }
    }

    /** Leaves the covers to another installation. */
    synchronized void retire() {
        inForce = false;
        listener.detach();
        filters.takeAway();
    }

    /** Called when Logback is about to forget all turbo filters. */
    synchronized void filtersAreTaken() {
        if (inForce) {
            listener.comeBack();
        }
    }

    /** Called with each event: nothing else tells that the filters went, or that another was put in front of them. */
    void putBackFilters() {
        if (inForce && !filters.areFirst()) {
            cover();
        }
    }

    LoggerContext context() {
        return context;
    }

    EventScrubber scrubber() {
        return scrubber;
    }

    /**
     * Who installed it, and what is put in force again when it is closed.
     *
     * @param below the property's installation, under one that code made
     */
    private record Origin(boolean isProperty, @Nullable Scrubbing below) {}
}
