package dev.tacit.retention.policy;

import dev.tacit.Safe;
import dev.tacit.json.JsonPointer;
import dev.tacit.json.JsonProblem;
import java.util.Arrays;
import java.util.Optional;

/** The engine was given what does not fit together: a table, a column or a policy is missing. Mend the setup. */
public final class RetentionSetupException extends RetentionException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<JsonProblem> problem;

    /** @param sentence a constant sentence that says what to mend */
    public RetentionSetupException(String sentence, Safe... arguments) {
        super(sentence, arguments);
        this.problem = Optional.empty();
    }

    /**
     * @param place what in the policies' document needs that which is missing or does not fit
     * @param sentence a constant sentence that says what to mend
     */
    public RetentionSetupException(JsonPointer place, String sentence, Safe... arguments) {
        super(sentence, withPlace(place, arguments));
        this.problem = Optional.of(new JsonProblem(place, sentence));
    }

    /** Returns what in the policies' document cannot be met, and the rule; empty where no policy is concerned. */
    public Optional<JsonProblem> problem() {
        return problem == null ? Optional.empty() : problem;
    }

    private static Safe[] withPlace(JsonPointer place, Safe... arguments) {
        Safe[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = Safe.of("policyAt", place.safeText());
        return all;
    }
}
