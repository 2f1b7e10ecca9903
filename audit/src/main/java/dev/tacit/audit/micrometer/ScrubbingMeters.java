package dev.tacit.audit.micrometer;

import static java.util.Objects.requireNonNull;

import dev.tacit.audit.scrub.ScrubbingCounters;
import dev.tacit.category.Catalog;
import dev.tacit.category.DataCategory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * Shows what a scrubber does as Micrometer's counters:
 *
 * <ul>
 *   <li>{@code tacit.log.events.scrubbed}: events written in another form;
 *   <li>{@code tacit.log.events.withheld}: events of which only a constant was written: raise an alarm;
 *   <li>{@code tacit.log.values.truncated}: values cut for their length;
 *   <li>{@code tacit.log.values.replaced}, with the tag {@code category}: values replaced;
 *   <li>{@code tacit.log.values.hidden}: values of no known category that were hidden;
 *   <li>{@code tacit.log.key.failures}: labels written because the key did not answer.
 * </ul>
 *
 * <p>Counts what one scrubber does: after another installation bind that one's counters to a registry too.
 *
 * <p>No tag and no number has a value in it. Immutable and thread-safe.
 */
@SuppressWarnings("exports") // modules above need Micrometer only if they use this class
public final class ScrubbingMeters implements MeterBinder {
    private final ScrubbingCounters counters;
    private final Catalog catalog;

    private ScrubbingMeters(ScrubbingCounters counters, Catalog catalog) {
        this.counters = requireNonNull(counters, "counters");
        this.catalog = requireNonNull(catalog, "catalog");
    }

    /** Returns the meters of {@code scrubbing.counters()}, with one tag for each category of the catalog. */
    public static ScrubbingMeters of(ScrubbingCounters counters, Catalog catalog) {
        return new ScrubbingMeters(counters, catalog);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "tacit.log.events.scrubbed", ScrubbingCounters::scrubbed);
        count(registry, "tacit.log.events.withheld", ScrubbingCounters::withheld);
        count(registry, "tacit.log.values.truncated", ScrubbingCounters::truncated);
        count(registry, "tacit.log.values.hidden", ScrubbingCounters::hidden);
        count(registry, "tacit.log.key.failures", ScrubbingCounters::keyFailures);
        for (DataCategory category : catalog.categories()) {
            FunctionCounter.builder("tacit.log.values.replaced", counters, all -> replaced(all, category))
                    .tag("category", category.id())
                    .register(registry);
        }
    }

    private void count(MeterRegistry registry, String name, ToDoubleFunction<ScrubbingCounters> count) {
        FunctionCounter.builder(name, counters, count).register(registry);
    }

    private static double replaced(ScrubbingCounters counters, DataCategory category) {
        return counters.replaced().getOrDefault(category.id(), 0L);
    }
}
