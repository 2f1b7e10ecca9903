package dev.tacit.retention.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The events recorded for one record, each with its instant. An event that has not happened is absent. Immutable and
 * thread-safe.
 *
 * @param recorded event → instant
 */
public record AnchorEvents(Map<String, Instant> recorded) {
    public AnchorEvents {
        recorded = Map.copyOf(recorded);
    }

    /** Returns these events. */
    public static AnchorEvents of(Map<String, Instant> recorded) {
        return new AnchorEvents(recorded);
    }

    /** Returns when the event happened; empty if it is not recorded. */
    public Optional<Instant> at(String event) {
        return Optional.ofNullable(recorded.get(event));
    }
}
