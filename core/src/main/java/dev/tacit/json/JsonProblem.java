package dev.tacit.json;

import static java.util.Objects.requireNonNull;

/**
 * One way in which a document breaks its schema. Immutable and thread-safe.
 *
 * @param pointer the place, in the document's own member names; print it by {@link JsonPointer#safeText()}
 * @param rule what the value at the place must be, in the schema's words and never the value's
 */
public record JsonProblem(JsonPointer pointer, String rule) {
    public JsonProblem {
        requireNonNull(pointer, "pointer");
        requireNonNull(rule, "rule");
    }

    /** Returns a line for people, safe to log: {@code /rules/0/period is required}. */
    @Override
    public String toString() {
        return pointer.safeText() + " " + rule;
    }
}
