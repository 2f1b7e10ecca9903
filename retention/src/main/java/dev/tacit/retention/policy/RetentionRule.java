package dev.tacit.retention.policy;

import dev.tacit.json.JsonObject;
import java.util.Objects;

/** When personal data must stay, or must go. Immutable and thread-safe. */
public sealed interface RetentionRule {
    /** Names the rule within its policy: 1 to 64 characters of {@code a-z 0-9 . _ -}. */
    String id();

    /** The clock that says when. */
    RetentionClock clock();

    /** Where the rule comes from: a law, a contract, a clause. May be empty. */
    String note();

    /** Returns the rule as a policy document says it. */
    JsonObject toJson();

    /** Data may not be removed before the clock runs out; while it was not started, data may not be removed at all. */
    record KeepUntil(String id, RetentionClock clock, String note) implements RetentionRule {
        public KeepUntil {
            requireName(id);
            Objects.requireNonNull(clock, "clock");
            Objects.requireNonNull(note, "note");
        }

        @Override
        public JsonObject toJson() {
            return common(this, "KEEP_UNTIL").build();
        }
    }

    /** Data falls due for removal when the clock runs out; a sweep may come late, never early. */
    record RemoveBy(String id, RetentionClock clock, RemovalAction action, String note) implements RetentionRule {
        public RemoveBy {
            requireName(id);
            Objects.requireNonNull(clock, "clock");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(note, "note");
        }

        @Override
        public JsonObject toJson() {
            return common(this, "REMOVE_BY").put("action", action.name()).build();
        }
    }

    private static void requireName(String id) {
        if (!PolicyNames.isName(id)) {
            throw new IllegalArgumentException("a rule's id has 1 to 64 characters of a-z 0-9 . _ -");
        }
    }

    private static JsonObject.Builder common(RetentionRule rule, String kind) {
        return JsonObject.builder()
                .put("id", rule.id())
                .put("kind", kind)
                .put("clock", rule.clock().toJson())
                .put("note", rule.note());
    }
}
