package dev.tacit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The root of everything that Tacit throws on purpose.
 *
 * <p>A message is a constant sentence; what varies travels as {@link Safe} arguments: ids that we made, names from the
 * declaration, counts, sizes, versions, states. A message never holds a value, a data subject's own identifier or the
 * offending input. Foreign exceptions that may quote their input are neither quoted nor kept as the cause.
 *
 * <p>Not sealed, because Java cannot seal a type across modules; each module seals its own branch.
 */
public abstract class TacitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Safe> arguments;

    /**
     * @param sentence a constant sentence that says what went wrong and, where possible, what to do
     * @param arguments what varies, each under its name
     */
    protected TacitException(String sentence, Safe... arguments) {
        super(describe(sentence, arguments));
        this.arguments = List.of(arguments);
    }

    /** Returns what varied, in the order of the message; empty after Java deserialization. */
    public List<Safe> arguments() {
        return arguments == null ? List.of() : arguments;
    }

    private static String describe(String sentence, Safe... arguments) {
        if (arguments.length == 0) {
            return sentence;
        }
        return List.of(arguments).stream().map(Safe::toString).collect(Collectors.joining(", ", sentence + " [", "]"));
    }
}
