package dev.tacit.retention.policy;

import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What clocks that are made of clocks share. */
final class Combination {
    /** Returns a copy of the clocks, of which there is at least one. */
    static List<RetentionClock> checked(List<RetentionClock> clocks) {
        if (clocks.isEmpty()) {
            throw new IllegalArgumentException("a combination has at least one clock");
        }
        return List.copyOf(clocks);
    }

    static Stream<ClockReading.Started> started(List<RetentionClock> clocks, AnchorEvents events) {
        return clocks.stream().flatMap(clock -> clock.started(events).stream());
    }

    static SortedSet<String> missing(List<RetentionClock> clocks, AnchorEvents events) {
        SortedSet<String> missing = new TreeSet<>();
        for (RetentionClock clock : clocks) {
            if (clock.read(events) instanceof ClockReading.NotStarted notStarted) {
                missing.addAll(notStarted.missing());
            }
        }
        return missing;
    }

    static SortedSet<String> events(List<RetentionClock> clocks) {
        SortedSet<String> events = new TreeSet<>();
        clocks.forEach(clock -> events.addAll(clock.events()));
        return events;
    }

    static JsonObject.Builder toJson(String name, List<RetentionClock> clocks) {
        return JsonObject.builder()
                .put(
                        name,
                        JsonArray.of(clocks.stream().map(RetentionClock::toJson).toList()));
    }

    private Combination() {}
}
