package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.ScrubbingCounters;
import dev.tacit.schema.Schemas;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands events on to the appenders attached to it, without the personal data in them.
 *
 * <pre>{@code
 * <appender name="SAFE" class="dev.tacit.audit.logback.ScrubbingAppender">
 *   <appender-ref ref="CONSOLE"/>
 * </appender>
 * }</pre>
 *
 * <p>Works from the first line of the process, with annotated classes, the standard scanner and labels; {@link
 * Scrubbing#install} later gives it the application's schemas and keys. Filters attached to it see scrubbed events.
 * Never throws for what an event holds: an event that cannot be scrubbed is replaced by a constant one.
 *
 * <p>Thread-safe, as far as the attached appenders are.
 */
public final class ScrubbingAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
        implements AppenderAttachable<ILoggingEvent> {
    private static final EventScrubber UNTIL_INSTALLED = new EventScrubber(Scrubber.withLabels(Schemas.annotated()));

    private final AppenderAttachableImpl<ILoggingEvent> attached = new AppenderAttachableImpl<>();
    private volatile EventScrubber scrubber = UNTIL_INSTALLED;
    private volatile @Nullable Scrubbing installed;
    private @Nullable Appender<ILoggingEvent> covered;
    private volatile List<Appender<ILoggingEvent>> stoppedWithThis = List.of();

    /** Makes an appender without sinks; Logback calls it for an element of {@code logback.xml}. */
    public ScrubbingAppender() {}

    /** Returns a started appender that stands in front of this one and bears its name. */
    static ScrubbingAppender inFrontOf(Appender<ILoggingEvent> sink, Context context, Scrubbing scrubbing) {
        ScrubbingAppender cover = new ScrubbingAppender();
        cover.covered = sink;
        cover.use(scrubbing);
        cover.setContext(context);
        cover.setName(sink.getName());
        cover.addAppender(sink);
        cover.start();
        return cover;
    }

    /** Returns the appender that code put this one in front of; null if it stands in the configuration itself. */
    @Nullable
    Appender<ILoggingEvent> covered() {
        return covered;
    }

    /** Returns what was done by the scrubber in force, which other appenders may share. */
    public ScrubbingCounters counters() {
        return scrubber.counters();
    }

    /**
     * Says whether this is a scrubbing appender, be it of another class loader's Tacit: two applications may share one Logback,
     * and neither is to cover what the other has.
     */
    static boolean isOne(Appender<?> appender) {
        return appender instanceof ScrubbingAppender
                || appender.getClass().getName().equals(ScrubbingAppender.class.getName());
    }

    /** Says whether this installation is in force here. */
    boolean uses(Scrubbing scrubbing) {
        return installed == scrubbing;
    }

    /** Puts an installation in force for all later events. */
    void use(Scrubbing scrubbing) {
        scrubber = scrubbing.scrubber();
        installed = scrubbing;
    }

    /** Goes back to what was in force before the application installed anything. */
    void useDefault() {
        installed = null;
        scrubber = UNTIL_INSTALLED;
    }

    /**
     * Starts in any case: an appender may be attached later. Tells Logback's status if none is there yet. What {@link #stop}
     * stopped is started again.
     */
    @Override
    public void start() {
        if (!attached.iteratorForAppenders().hasNext()) {
            addError("no appender stands behind this ScrubbingAppender, so its events are lost: name one that exists in"
                    + " its appender-ref");
        }
        stoppedWithThis.forEach(Appender::start);
        stoppedWithThis = List.of();
        super.start();
    }

    /** Scrubs first and filters then, so that neither a filter nor its failure sees what must not be shown. */
    @Override
    public void doAppend(ILoggingEvent event) {
        if (isStarted()) {
            putBackFilters();
            EventScrubber used = scrubber;
            super.doAppend(used.scrub(event));
            used.tellUnreadable(this);
        }
    }

    private void putBackFilters() {
        Scrubbing scrubbing = installed;
        if (scrubbing != null) {
            scrubbing.putBackFilters();
        }
    }

    @Override
    protected void append(ILoggingEvent scrubbed) {
        attached.appendLoopOnAppenders(scrubbed);
    }

    /** Stops the attached appenders too: Logback knows them only through this one. They stay attached. */
    @Override
    public void stop() {
        super.stop();
        List<Appender<ILoggingEvent>> started = new ArrayList<>(stoppedWithThis);
        attached.iteratorForAppenders().forEachRemaining(appender -> {
            if (appender.isStarted()) {
                started.add(appender);
            }
        });
        started.forEach(Appender::stop);
        stoppedWithThis = started;
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> appender) {
        attached.addAppender(appender);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return attached.iteratorForAppenders();
    }

    @Override
    public @Nullable Appender<ILoggingEvent> getAppender(String name) {
        return attached.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> appender) {
        return attached.isAttached(appender);
    }

    @Override
    public void detachAndStopAllAppenders() {
        attached.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> appender) {
        return attached.detachAppender(appender);
    }

    @Override
    public boolean detachAppender(String name) {
        return attached.detachAppender(name);
    }
}
