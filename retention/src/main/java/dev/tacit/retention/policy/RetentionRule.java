package dev.tacit.retention.policy;

import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

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

    /**
     * Data may not be removed before the clock runs out; while it was not started, data may not be removed at all.
     *
     * <p>A rule that keeps longer than another lets live is a conflict, refused at load unless this rule says how it ends:
     * it outranks the other (what law demands), or it yields to it (what the other removes, it does not keep).
     *
     * @param categories what it keeps of a record: members of these categories, and the rest goes; empty: the whole record
     * @param outranks rules that remove and that it beats though they come first
     * @param yieldsTo rules that remove what it would keep
     */
    record KeepUntil(
            String id,
            RetentionClock clock,
            Set<String> categories,
            Set<RuleName> outranks,
            Set<RuleName> yieldsTo,
            String note)
            implements RetentionRule {
        public KeepUntil {
            requireName(id);
            Objects.requireNonNull(clock, "clock");
            Objects.requireNonNull(note, "note");
            categories = Set.copyOf(categories);
            outranks = Set.copyOf(outranks);
            yieldsTo = Set.copyOf(yieldsTo);
            if (outranks.stream().anyMatch(yieldsTo::contains)) {
                throw new IllegalArgumentException("a rule cannot outrank another and yield to it");
            }
        }

        /** Returns a rule that keeps whole records, in conflict with none. */
        public KeepUntil(String id, RetentionClock clock, String note) {
            this(id, clock, Set.of(), Set.of(), Set.of(), note);
        }

        @Override
        public JsonObject toJson() {
            JsonObject.Builder rule = common(this, "KEEP_UNTIL");
            put(rule, "categories", categories);
            put(rule, "outranks", outranks);
            put(rule, "yieldsTo", yieldsTo);
            return rule.build();
        }

        private static void put(JsonObject.Builder rule, String name, Collection<?> values) {
            if (!values.isEmpty()) {
                rule.put(
                        name,
                        JsonArray.ofStrings(
                                values.stream().map(Object::toString).sorted().toList()));
            }
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
