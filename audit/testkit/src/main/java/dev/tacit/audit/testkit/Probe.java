package dev.tacit.audit.testkit;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.slf4j.Marker;

/**
 * Stands before a sink's own filters for the time of the check: looks at the canaries and keeps them from the sink, lets
 * everything else through. A filter, since an asynchronous appender takes no other sink once it has one.
 */
final class Probe extends Filter<ILoggingEvent> {
    private final Appender<ILoggingEvent> sink;
    private final List<Filter<ILoggingEvent>> filters;
    private final Set<Leak> leaks = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean reached;

    private Probe(Appender<ILoggingEvent> sink) {
        this.sink = sink;
        this.filters = List.copyOf(sink.getCopyOfAttachedFiltersList());
    }

    /** Returns a probe that stands before this sink until {@link #remove}. */
    static Probe before(Appender<ILoggingEvent> sink) {
        Probe probe = new Probe(sink);
        sink.clearAllFilters();
        sink.addFilter(probe);
        probe.filters.forEach(sink::addFilter);
        return probe;
    }

    /** Leaves the sink with the filters that it had. */
    void remove() {
        sink.clearAllFilters();
        filters.forEach(sink::addFilter);
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

    CountDownLatch end() {
        return end;
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        List<Marker> markers = event.getMarkerList() == null ? List.of() : event.getMarkerList();
        Part part = CanaryFlock.partOf(markers);
        boolean ends = CanaryFlock.isEnd(markers);
        if (ends) {
            end.countDown();
        } else if (part != null && passes(event)) {
            reached = true;
            look(event, part);
        }
        return ends || part != null ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** Asks the sink's own filters as it would: the first that is not neutral decides. */
    private boolean passes(ILoggingEvent event) {
        return filters.stream()
                        .map(filter -> filter.decide(event))
                        .filter(reply -> reply != FilterReply.NEUTRAL)
                        .findFirst()
                        .orElse(FilterReply.NEUTRAL)
                != FilterReply.DENY;
    }

    private void look(ILoggingEvent event, Part part) {
        String seen = SinkView.of(event, sink);
        Stream.concat(Canaries.inFreeText().stream(), ClassifiedCanaries.canaries().stream())
                .filter(canary -> seen.contains(canary.value()))
                .forEach(canary -> leaks.add(new Leak(sinkName(), part, canary.category())));
    }
}
