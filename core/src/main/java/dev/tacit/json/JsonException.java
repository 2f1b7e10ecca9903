package dev.tacit.json;

import dev.tacit.Safe;
import dev.tacit.TacitException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JSON document, or a part of it, is not what it must be: mend the document.
 *
 * <p>The message names the place and the broken rule, never what stands there, and there is no cause that could. Where a
 * reader collects mistakes, the message lists every one.
 */
public final class JsonException extends TacitException {
    private static final long serialVersionUID = 1L;

    private final transient List<JsonProblem> problems;
    private final String rule;

    JsonException(JsonPointer pointer, String rule, Safe... more) {
        super("JSON was refused", withPlace(pointer, rule, more));
        this.problems = List.of(new JsonProblem(pointer, rule));
        this.rule = rule;
    }

    /**
     * A document with these mistakes.
     *
     * @param document what the document is, as a constant word or two such as {@code this mapping}
     * @param problems at least one; their rules are constant text
     */
    public JsonException(String document, List<JsonProblem> problems) {
        super(sentence(document, problems));
        this.problems = List.copyOf(problems);
        this.rule = problems.get(0).rule();
    }

    /** Returns each mistake with its place, in the order of the document's checks; empty after Java deserialization. */
    public List<JsonProblem> problems() {
        return problems == null ? List.of() : problems;
    }

    /**
     * Returns the place of the first mistake. Its segments are the document's own member names; print it by {@link
     * JsonPointer#safeText()}. The root after Java deserialization.
     */
    public JsonPointer pointer() {
        return problems == null ? JsonPointer.ROOT : problems.get(0).pointer();
    }

    /** Returns what the value at the first place must be, for example {@code must be a string}; constant text. */
    public String rule() {
        return rule;
    }

    private static String sentence(String document, List<JsonProblem> problems) {
        return problems.stream()
                .map(JsonProblem::toString)
                .collect(Collectors.joining("\n  ", document + " was refused:\n  ", ""));
    }

    private static Safe[] withPlace(JsonPointer pointer, String rule, Safe... more) {
        Stream<Safe> place = Stream.of(Safe.of("pointer", pointer.safeText()), Safe.of("rule", rule));
        return Stream.concat(place, Stream.of(more)).toArray(Safe[]::new);
    }
}
