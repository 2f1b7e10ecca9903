package dev.tacit.schema;

import java.util.Objects;

/**
 * One reason why a declaration cannot hold. Immutable and thread-safe.
 *
 * @param className the class
 * @param member the member, or empty text if the class as a whole is meant
 * @param rule what must hold, as a sentence without a value
 */
public record DeclarationProblem(String className, String member, String rule) {
    public DeclarationProblem {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(rule, "rule");
    }

    @Override
    public String toString() {
        return member.isEmpty() ? className + ": " + rule : className + "." + member + ": " + rule;
    }
}
