package dev.tacit.retention.policy;

import dev.tacit.Safe;
import dev.tacit.json.JsonProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A policy document was refused: mend it. Lists every mistake with its place and rule, never what stands there. */
public final class PolicyException extends RetentionException {
    private static final long serialVersionUID = 1L;

    private final transient List<JsonProblem> problems;

    /** @param problems at least one */
    public PolicyException(List<JsonProblem> problems) {
        super(sentence(problems));
        this.problems = List.copyOf(problems);
    }

    /** @param sentence a constant sentence about the policies as a whole */
    public PolicyException(String sentence, Safe... arguments) {
        super(sentence, arguments);
        this.problems = List.of();
    }

    /** Returns each mistake; empty if the document as a whole is meant, or after Java deserialization. */
    public List<JsonProblem> problems() {
        return problems == null ? List.of() : problems;
    }

    private static String sentence(List<JsonProblem> problems) {
        return problems.stream()
                .map(JsonProblem::toString)
                .collect(Collectors.joining("\n  ", "this retention policy was refused:\n  ", ""));
    }
}
