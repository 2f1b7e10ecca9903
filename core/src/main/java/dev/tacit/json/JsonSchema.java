package dev.tacit.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks documents against a small part of JSON Schema 2020-12. Immutable and thread-safe.
 *
 * <p>Known keywords: {@code type}, {@code enum}, {@code const}, {@code required}, {@code properties}, {@code
 * additionalProperties}, {@code items}, {@code minItems}, {@code minLength}, {@code maxLength}, {@code minimum}, {@code
 * oneOf}, {@code $defs}, and {@code $ref} to {@code #/$defs/name}. {@code $schema}, {@code $id}, {@code $comment}, {@code
 * title}, {@code description}, {@code default} and {@code examples} are allowed and mean nothing. Any other keyword is
 * refused, so that a schema never promises a check that is not made. {@code true} and {@code false} are schemas.
 *
 * <p>The schema itself is trusted: it comes from us or the host, and its texts may stand in messages.
 */
public final class JsonSchema {
    private final Check root;

    private JsonSchema(Check root) {
        this.root = root;
    }

    /**
     * Reads a schema.
     *
     * @throws JsonException if the text is no JSON, a keyword is unknown or malformed, or a reference points nowhere or
     *     comes back to itself
     */
    public static JsonSchema parse(String text) {
        return of(Json.parse(text));
    }

    /**
     * Reads a schema from its tree.
     *
     * @throws JsonException as {@link #parse} does
     */
    public static JsonSchema of(JsonValue schema) {
        return new JsonSchema(SchemaCompiler.compile(schema));
    }

    /** Returns each problem of the document, in the order of the schema's keywords; empty if it satisfies the schema. */
    public List<JsonProblem> validate(JsonValue document) {
        List<JsonProblem> problems = new ArrayList<>();
        root.check(JsonPointer.ROOT, document, problems);
        return List.copyOf(problems);
    }

    /** What one keyword, or one whole schema, demands of a value. Immutable and thread-safe. */
    @FunctionalInterface
    interface Check {
        void check(JsonPointer at, JsonValue value, List<JsonProblem> problems);

        /** Demands all that these demand. */
        static Check all(List<Check> checks) {
            return (at, value, problems) -> checks.forEach(check -> check.check(at, value, problems));
        }
    }
}
