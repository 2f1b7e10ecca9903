package dev.tacit.retention.policy;

import dev.tacit.json.JsonPointer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where policies and their rules stand in the document they were read from; of policies made in Java, in the list in which
 * they were given. Immutable and thread-safe.
 */
final class RulePlaces {
    private final Map<String, JsonPointer> policies = new HashMap<>();
    private final Map<RuleName, JsonPointer> rules = new HashMap<>();

    /** @param given in the order of the document */
    RulePlaces(List<RetentionPolicy> given) {
        for (int i = 0; i < given.size(); i++) {
            RetentionPolicy policy = given.get(i);
            JsonPointer place = JsonPointer.ROOT.append("policies").append(i);
            policies.put(policy.id(), place);
            for (int j = 0; j < policy.rules().size(); j++) {
                rules.put(
                        policy.ref(policy.rules().get(j)).name(),
                        place.append("rules").append(j));
            }
        }
    }

    JsonPointer of(RetentionPolicy policy) {
        return policies.getOrDefault(policy.id(), JsonPointer.ROOT);
    }

    JsonPointer of(RuleName rule) {
        return rules.getOrDefault(rule, JsonPointer.ROOT);
    }

    /** Returns where a clock at a place names an event; empty if it does not. */
    static Optional<JsonPointer> event(JsonPointer place, RetentionClock clock, String event) {
        if (clock instanceof RetentionClock.After after) {
            return after.anchor().equals(event)
                    ? Optional.of(place.append("anchor"))
                    : Optional.of(after.fallback().indexOf(event))
                            .filter(index -> index >= 0)
                            .map(index -> place.append("fallback").append(index));
        }
        JsonPointer list = place.append(listName(clock));
        List<RetentionClock> clocks = clock.parts();
        return IntStream.range(0, clocks.size())
                .boxed()
                .flatMap(i -> event(list.append(i), clocks.get(i), event).stream())
                .findFirst();
    }

    static String listName(RetentionClock clock) {
        if (clock instanceof RetentionClock.EarliestOf) {
            return "earliestOf";
        }
        return clock instanceof RetentionClock.LatestOf ? "latestOf" : "firstPresent";
    }
}
