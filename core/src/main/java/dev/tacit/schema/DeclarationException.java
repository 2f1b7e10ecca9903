package dev.tacit.schema;

import dev.tacit.TacitException;
import java.util.List;

/**
 * A declaration that cannot hold, or a class that cannot be read. The message names class, member and rule, and lists
 * every problem at once; mend the declaration.
 */
public final class DeclarationException extends TacitException {
    private static final long serialVersionUID = 1L;

    private final transient List<DeclarationProblem> problems;

    /** @param problems at least one */
    public DeclarationException(List<DeclarationProblem> problems) {
        super(sentence(problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems, in the order of the class's members. */
    public List<DeclarationProblem> problems() {
        return problems;
    }

    private static String sentence(List<DeclarationProblem> problems) {
        StringBuilder text = new StringBuilder("this declaration of personal data cannot hold:");
        problems.forEach(problem -> text.append("\n  ").append(problem));
        return text.toString();
    }
}
