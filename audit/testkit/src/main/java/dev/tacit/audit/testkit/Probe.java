package dev.tacit.audit.testkit;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Marker;

/**
 * Stands for a sink's own filters for the time of the check: looks at the canaries and keeps them from the sink, and answers
 * for all other lines as those filters would. A filter, since an asynchronous appender takes no other sink once it has one.
 *
 * <p>Between two calls, when it comes and when it goes, the sink has no filters: Logback cannot exchange them in one.
 */
final class Probe extends Filter<ILoggingEvent> {
    /** Held while filters are exchanged, so that a probe which goes late does not take away the one that comes. */
    private static final Object EXCHANGE = new Object();

    private final Appender<ILoggingEvent> sink;
    private final int check;
    private final List<Filter<ILoggingEvent>> filters;
    private final Set<Leak> leaks = ConcurrentHashMap.newKeySet();
    private final CountDownLatch allCame = new CountDownLatch(1);
    private volatile boolean reached;
    private int endsToCome;
    private boolean isToGo;

    private Probe(Appender<ILoggingEvent> sink, int check) {
        this.sink = sink;
        this.check = check;
        this.filters = sink.getCopyOfAttachedFiltersList().stream()
                .flatMap(filter -> filter instanceof Probe late ? late.filters.stream() : Stream.of(filter))
                .toList();
    }

    /** Returns a probe that stands before this sink until {@link #remove}. */
    static Probe before(Appender<ILoggingEvent> sink, int check) {
        synchronized (EXCHANGE) {
            Probe probe = new Probe(sink, check);
            sink.clearAllFilters();
            sink.addFilter(probe);
            return probe;
        }
    }

    /** Says that one more logger's canaries are to come, or the same ones on another way. */
    synchronized void expectOneMore() {
        endsToCome++;
    }

    /** Returns whether all canaries that are to come came in time. */
    boolean await(Duration atMost) {
        synchronized (this) {
            if (endsToCome == 0) {
                return true;
            }
        }
        try {
            return allCame.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Leaves the sink with the filters that it had; not before all canaries came, so that it never writes one. */
    synchronized void remove() {
        isToGo = true;
        removeIfDone();
    }

    private synchronized void countEnd() {
        endsToCome--;
        if (endsToCome == 0) {
            allCame.countDown();
        }
        removeIfDone();
    }

    private void removeIfDone() {
        synchronized (EXCHANGE) {
            if (isToGo && endsToCome <= 0 && sink.getCopyOfAttachedFiltersList().contains(this)) {
                sink.clearAllFilters();
                filters.forEach(sink::addFilter);
            }
        }
    }

    String sinkName() {
        return sink.getName() == null ? sink.getClass().getName() : sink.getName();
    }

    Set<Leak> leaks() {
        return leaks;
    }

    /** Says whether the sink would have written a canary's line. */
    boolean wasReached() {
        return reached;
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        List<Marker> markers = event.getMarkerList() == null ? List.of() : event.getMarkerList();
        Part part = CanaryFlock.partOf(markers);
        if (part == null && !CanaryFlock.isEnd(markers)) {
            return replyOfFilters(event);
        }
        if (CanaryFlock.isEnd(markers, check)) {
            countEnd();
        } else if (part != null && replyOfFilters(event) != FilterReply.DENY) {
            reached = true;
            look(event, part);
        }
        return FilterReply.DENY;
    }

    /** Asks the sink's own filters as it would: the first that is not neutral decides. */
    private FilterReply replyOfFilters(ILoggingEvent event) {
        return filters.stream()
                .map(filter -> filter.decide(event))
                .filter(reply -> reply != FilterReply.NEUTRAL)
                .findFirst()
                .orElse(FilterReply.NEUTRAL);
    }

    private void look(ILoggingEvent event, Part part) {
        String seen = SinkView.of(event, sink);
        Stream.concat(Canaries.inFreeText().stream(), ClassifiedCanaries.canaries().stream())
                .filter(canary -> seen.contains(canary.value()))
                .forEach(canary -> leaks.add(new Leak(sinkName(), part, canary.category())));
    }
}
